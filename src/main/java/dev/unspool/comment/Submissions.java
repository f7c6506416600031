package dev.unspool.comment;

import dev.unspool.announce.Announcements;
import dev.unspool.comment.CommentLedger.Accepted;
import dev.unspool.database.RunToEnd;
import dev.unspool.database.TimeOrderedIds;
import dev.unspool.store.Salts;
import dev.unspool.web.ClientAddresses;
import dev.unspool.web.Fault;
import dev.unspool.web.Household;
import dev.unspool.web.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes comments from readers: first {@link #admit}, before anything else is read, then {@link #send}. */
@Component
public final class Submissions {

    private final ClientAddresses addresses;
    private final Salts salts;
    private final CommentLimits limits;
    private final Bulkhead bulkhead;
    private final CommentedArticles articles;
    private final ThreadModes modes;
    private final HoneypotCheck honeypot;
    private final Judge judge;
    private final CommentLedger ledger;
    private final TimeOrderedIds ids;
    private final Authors authors;
    private final ThreadEntries entries;
    private final Announcements announcements;
    private final Clock clock;

    Submissions(
            ClientAddresses addresses,
            Salts salts,
            CommentLimits limits,
            Bulkhead bulkhead,
            CommentedArticles articles,
            ThreadModes modes,
            HoneypotCheck honeypot,
            Judge judge,
            CommentLedger ledger,
            TimeOrderedIds ids,
            Authors authors,
            ThreadEntries entries,
            Announcements announcements,
            Clock clock) {
        this.addresses = addresses;
        this.salts = salts;
        this.limits = limits;
        this.bulkhead = bulkhead;
        this.articles = articles;
        this.modes = modes;
        this.honeypot = honeypot;
        this.judge = judge;
        this.ledger = ledger;
        this.ids = ids;
        this.authors = authors;
        this.entries = entries;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Takes a token of the client's rate limit for any request that changes something, or fails with {@code rate-limited}. It stays cheap under a
     * flood.
     */
    public Mono<AdmittedSender> admit(ServerHttpRequest request) {
        return Mono.fromSupplier(() -> addresses.of(request))
                .flatMap(this::sender)
                .delayUntil(limits::request);
    }

    /**
     * Judges and stores a comment, unless it is a repetition. Fails with the problem that says what to change, and with {@code overloaded} if too
     * many come at once. A comment that is held is stored whatever the reason, and its author is not told the reason. It is stored and announced even
     * if its sender leaves before the answer, and holds its place among those that are written until then.
     */
    public Mono<SubmittedComment> send(String idOrSlug, CommentForm form, AdmittedSender sender) {
        return Mono.fromCallable(() -> CommentContent.of(form))
                .flatMap(content ->
                        bulkhead.run(accept(idOrSlug, content, form, sender)).as(RunToEnd::despiteCancel));
    }

    private Mono<SubmittedComment> accept(
            String idOrSlug, CommentContent content, CommentForm form, AdmittedSender sender) {
        return articles.find(idOrSlug)
                .map(article ->
                        new SubmissionRequest(article, content, form, sender, key(form, article, content, sender)))
                .flatMap(this::accept);
    }

    private Mono<AdmittedSender> sender(Household household) {
        return Mono.zip(
                salts.hash(household.subnet()),
                salts.hash(household.endSite()),
                (address, endSite) -> new AdmittedSender(household, address, endSite));
    }

    private static @Nullable CommentKey key(
            CommentForm form, CommentedArticle article, CommentContent content, AdmittedSender sender) {
        return form.key() == null ? null : CommentKey.of(form.key(), form, article.id(), content, sender);
    }

    /** A repetition is announced again: the first request may have failed after its comment was stored. */
    private Mono<SubmittedComment> accept(SubmissionRequest request) {
        return known(request)
                .switchIfEmpty(Mono.defer(() -> modes.open(request.article()).flatMap(mode -> create(request, mode))))
                .delayUntil(this::announce)
                .map(accepted -> submitted(request, accepted));
    }

    private Mono<Accepted> known(SubmissionRequest request) {
        var key = request.key();
        return key == null ? Mono.empty() : ledger.known(key, clock.instant());
    }

    /** Stores the comment. If it is refused, a concurrent request with the same key may have been stored first, and is the answer then. */
    private Mono<Accepted> create(SubmissionRequest request, ThreadMode mode) {
        var submission = submission(request);
        return checkParent(request)
                .then(Mono.defer(() -> limits.comment(submission.article(), submission.sign())))
                .then(Mono.defer(() -> judge.judge(submission)))
                .flatMap(judged -> ledger.add(submission, judge.complete(submission, judged, mode), request.key()))
                .onErrorResume(Problem.class, refused -> known(request).switchIfEmpty(Mono.error(refused)));
    }

    private Submission submission(SubmissionRequest request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Submission(
                new CommentId(ids.next()),
                request.article().id(),
                request.content().parent(),
                request.content().name(),
                request.content().text(),
                request.author(),
                request.sender().addressHash(),
                request.sender().endSiteHash(),
                honeypot.signOf(request.form(), request.article().id(), now),
                now);
    }

    private Mono<Void> checkParent(SubmissionRequest request) {
        var parent = request.content().parent();
        if (parent == null) {
            return Mono.empty();
        }
        return ledger.find(parent)
                .map(StoredComment::comment)
                .filter(found -> found.article().equals(request.article().id()) && found.isApproved())
                .switchIfEmpty(
                        Mono.error(() -> invalidParent("not-found", "is no comment on this article that readers see")))
                .filter(found -> found.parent() == null)
                .switchIfEmpty(Mono.error(() -> invalidParent(
                        "reply-to-reply", "is a reply itself: answer the comment that it answers, or begin a new one")))
                .then();
    }

    private static Problem invalidParent(String code, String message) {
        return Problem.invalid(List.of(new Fault("parentId", code, message)));
    }

    private Mono<Void> announce(Accepted accepted) {
        var comment = accepted.stored().comment();
        return comment.isApproved() ? announcements.commentsChanged(comment.article()) : Mono.empty();
    }

    private SubmittedComment submitted(SubmissionRequest request, Accepted accepted) {
        var stored = accepted.stored();
        return new SubmittedComment(
                entries.own(stored.comment()),
                request.article().slug(),
                request.isBy(accepted) ? authors.token(stored.author()) : null);
    }

    /** A valid form and its article. */
    private record SubmissionRequest(
            CommentedArticle article,
            CommentContent content,
            CommentForm form,
            AdmittedSender sender,
            @Nullable CommentKey key) {

        /** Returns the author; a reader without a token is a new one. */
        UUID author() {
            return Objects.requireNonNullElseGet(form.author(), UUID::randomUUID);
        }

        /** Whether the author's token may go to the sender of this request: others can know its key and its content. */
        boolean isBy(Accepted accepted) {
            return form.author() == null
                    ? accepted.isFromSender()
                    : form.author().equals(accepted.stored().author());
        }
    }
}
