package dev.unspool.comment;

import dev.unspool.announce.Announcements;
import dev.unspool.comment.CommentLedger.Accepted;
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
    private final Limits limits;
    private final Turns turns;
    private final CommentedArticles articles;
    private final ThreadModes modes;
    private final Traps traps;
    private final Judge judge;
    private final CommentLedger ledger;
    private final TimeOrderedIds ids;
    private final Authors authors;
    private final Entries entries;
    private final Announcements announcements;
    private final Clock clock;

    Submissions(
            ClientAddresses addresses,
            Salts salts,
            Limits limits,
            Turns turns,
            CommentedArticles articles,
            ThreadModes modes,
            Traps traps,
            Judge judge,
            CommentLedger ledger,
            TimeOrderedIds ids,
            Authors authors,
            Entries entries,
            Announcements announcements,
            Clock clock) {
        this.addresses = addresses;
        this.salts = salts;
        this.limits = limits;
        this.turns = turns;
        this.articles = articles;
        this.modes = modes;
        this.traps = traps;
        this.judge = judge;
        this.ledger = ledger;
        this.ids = ids;
        this.authors = authors;
        this.entries = entries;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Lets a reader send a comment, or anything else, or fails with {@code rate-limited}: cheap, whoever floods. */
    public Mono<Sender> admit(ServerHttpRequest request) {
        return Mono.fromSupplier(() -> addresses.of(request))
                .flatMap(this::sender)
                .delayUntil(limits::request);
    }

    /**
     * Keeps a comment, unless it is a repetition. Fails with the problem that says what to change, and with {@code overloaded} where too
     * many come at once. What is held is kept, whatever the reason, and its author is not told which.
     */
    public Mono<Submitted> send(String idOrSlug, CommentForm form, Sender sender) {
        return Mono.fromCallable(() -> CommentWords.of(form))
                .flatMap(words -> turns.during(articles.find(idOrSlug)
                        .flatMap(article ->
                                accept(new Letter(article, words, form, sender, key(form, article, words, sender))))));
    }

    private Mono<Sender> sender(Household household) {
        return Mono.zip(
                salts.hash(household.subnet()),
                salts.hash(household.endSite()),
                (address, endSite) -> new Sender(household, address, endSite));
    }

    private static @Nullable CommentKey key(
            CommentForm form, CommentedArticle article, CommentWords words, Sender sender) {
        return form.key() == null ? null : CommentKey.of(form.key(), form, article.id(), words, sender);
    }

    private Mono<Submitted> accept(Letter letter) {
        return known(letter)
                .switchIfEmpty(Mono.defer(() -> modes.open(letter.article()).flatMap(mode -> made(letter, mode))))
                .map(accepted -> submitted(letter, accepted));
    }

    private Mono<Accepted> known(Letter letter) {
        var key = letter.key();
        return key == null ? Mono.empty() : ledger.known(key, clock.instant());
    }

    /** A repetition that overtook the first may be refused for its sake: then the first is there by now. */
    private Mono<Accepted> made(Letter letter, ThreadMode mode) {
        var submission = submission(letter);
        return parent(letter)
                .then(Mono.defer(() -> limits.comment(submission.article(), submission.trap())))
                .then(Mono.defer(() -> judge.judge(submission)))
                .map(judgement -> judgement.under(mode))
                .flatMap(judgement -> ledger.add(submission, judgement, letter.key()))
                .onErrorResume(Problem.class, refused -> known(letter).switchIfEmpty(Mono.error(refused)))
                .delayUntil(this::announce);
    }

    private Submission submission(Letter letter) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Submission(
                new CommentId(ids.next()),
                letter.article().id(),
                letter.words().parent(),
                letter.words().name(),
                letter.words().text(),
                letter.author(),
                letter.sender().addressHash(),
                letter.sender().endSiteHash(),
                traps.of(letter.form(), letter.article().id(), now),
                now);
    }

    private Mono<Void> parent(Letter letter) {
        var parent = letter.words().parent();
        if (parent == null) {
            return Mono.empty();
        }
        return ledger.find(parent)
                .map(KeptComment::comment)
                .filter(found -> found.article().equals(letter.article().id()) && found.isApproved())
                .switchIfEmpty(Mono.error(() -> unfit("not-found", "is no comment on this article that readers see")))
                .filter(found -> found.parent() == null)
                .switchIfEmpty(Mono.error(() -> unfit(
                        "reply-to-reply", "is a reply itself: answer the comment that it answers, or begin a new one")))
                .then();
    }

    private static Problem unfit(String code, String message) {
        return Problem.invalid(List.of(new Fault("parentId", code, message)));
    }

    private Mono<Void> announce(Accepted accepted) {
        var comment = accepted.kept().comment();
        return comment.isApproved() ? announcements.commentsChanged(comment.article()) : Mono.empty();
    }

    private Submitted submitted(Letter letter, Accepted accepted) {
        var kept = accepted.kept();
        return new Submitted(
                entries.own(kept.comment()),
                letter.article().slug(),
                letter.isBy(accepted) ? authors.token(kept.author()) : null);
    }

    /** What came, and for which article. */
    private record Letter(
            CommentedArticle article,
            CommentWords words,
            CommentForm form,
            Sender sender,
            @Nullable CommentKey key) {

        /** A reader without a token is a new author. */
        UUID author() {
            return Objects.requireNonNullElseGet(form.author(), UUID::randomUUID);
        }

        /** Whether the author's token may go to the sender of this request: others can know its key and its words. */
        boolean isBy(Accepted accepted) {
            return form.author() == null
                    ? accepted.isFromSender()
                    : form.author().equals(accepted.kept().author());
        }
    }
}
