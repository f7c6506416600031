package dev.unspool.comment;

import dev.unspool.announce.Announcements;
import dev.unspool.database.RunToEnd;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lets authors see, change and delete their comments, for some minutes after they wrote them. A change that has begun is made and announced even if its
 * author leaves before the answer.
 */
@Component
public final class OwnComments {

    /** Attempts if a moderator changes the same comment at the same time. */
    private static final int TRIES = 3;

    private final CommentLedger ledger;
    private final CommentedArticles articles;
    private final ThreadModes modes;
    private final Judge judge;
    private final Bulkhead bulkhead;
    private final CommentLimits limits;
    private final ThreadEntries entries;
    private final Announcements announcements;
    private final Clock clock;

    OwnComments(
            CommentLedger ledger,
            CommentedArticles articles,
            ThreadModes modes,
            Judge judge,
            Bulkhead bulkhead,
            CommentLimits limits,
            ThreadEntries entries,
            Announcements announcements,
            Clock clock) {
        this.ledger = ledger;
        this.articles = articles;
        this.modes = modes;
        this.judge = judge;
        this.bulkhead = bulkhead;
        this.limits = limits;
        this.entries = entries;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Returns the comment as {@code author} sees it. Fails with {@code not-found} if they may not, and with {@code overloaded} if too many are read at
     * once.
     */
    public Mono<ThreadPage.Entry> find(CommentId id, @Nullable UUID author) {
        return bulkhead.read(author, seen(id, author))
                .map(stored -> stored.author().equals(author)
                        ? entries.own(stored.comment())
                        : entries.of(stored.comment(), false, List.of(), null));
    }

    /** Replaces its text, which is judged like the first. Fails if the comment is not theirs, if it is too late, or if the text is refused. */
    Mono<ThreadPage.Entry> edit(CommentId id, @Nullable UUID author, String text, AdmittedSender sender) {
        return changed(id, author, stored -> edited(stored, text, sender)).map(entries::own);
    }

    /** Removes it. Fails if the comment is not theirs, or if it is too late. */
    Mono<Comment> delete(CommentId id, @Nullable UUID author) {
        return changed(id, author, stored -> limits.other().then(Mono.defer(() -> ledger.remove(stored.comment()))));
    }

    /** Returns a comment that readers see, or that {@code author} wrote. */
    Mono<StoredComment> seen(CommentId id, @Nullable UUID author) {
        return ledger.find(id)
                .filter(stored ->
                        stored.comment().isApproved() || stored.author().equals(author) && isThere(stored.comment()))
                .delayUntil(stored -> articles.find(stored.comment().article().toString()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("No comment has the id " + id + ".")));
    }

    /**
     * Stores a new text after judging it as if it were a new comment: if nobody may comment, the comment stays as it is, and if a moderator looks
     * first, one looks again.
     */
    private Mono<StoredComment> edited(StoredComment stored, String text, AdmittedSender sender) {
        var submission = submission(stored, text, sender);
        return articles.find(stored.comment().article().toString())
                .flatMap(modes::open)
                .delayUntil(mode -> limits.other())
                .zipWhen(mode -> judge.judge(submission), (mode, judged) -> completed(stored, submission, judged, mode))
                .flatMap(judgement -> ledger.edit(stored.comment(), submission, judgement));
    }

    private Mono<Judgement> completed(StoredComment stored, Submission submission, Judgement judged, ThreadMode mode) {
        return judge.complete(submission, judged, mode).map(judgement -> judgement.after(stored.comment()));
    }

    private Mono<Comment> changed(
            CommentId id, @Nullable UUID author, Function<StoredComment, Mono<StoredComment>> change) {
        return bulkhead.run(Mono.defer(() -> seen(id, author))
                        .onErrorResume(Problem.class, gone -> stillGone(id, author, gone))
                        .doOnNext(stored -> check(stored, author))
                        .flatMap(stored -> announced(change.apply(stored)))
                        .map(StoredComment::comment)
                        .repeatWhenEmpty(tries -> tries.take(TRIES - 1))
                        .switchIfEmpty(Mono.error(() -> new Problem(
                                ProblemCode.OVERLOADED, "Others change this comment at the same time: try again."))))
                .as(RunToEnd::despiteCancel);
    }

    /**
     * Makes the change and announces it, even if it changes nothing that readers see: an earlier request may have failed after its change and before
     * it was announced.
     */
    private Mono<StoredComment> announced(Mono<StoredComment> change) {
        return change.delayUntil(
                now -> announcements.commentsChanged(now.comment().article()));
    }

    /** Fails with {@code failure}, once a comment of the author's that was removed before is announced again. */
    private Mono<StoredComment> stillGone(CommentId id, @Nullable UUID author, Problem failure) {
        return (author == null ? Mono.<StoredComment>empty() : ledger.find(id))
                .filter(stored -> stored.author().equals(author))
                .delayUntil(
                        stored -> announcements.commentsChanged(stored.comment().article()))
                .then(Mono.error(failure));
    }

    private void check(StoredComment stored, @Nullable UUID author) {
        if (!stored.author().equals(author)) {
            throw new Problem(
                    ProblemCode.FORBIDDEN, "Send `Unspool-Author` with the token that came when it was written.");
        }
        if (entries.editableUntil(stored.comment()) == null) {
            throw new Problem(ProblemCode.FORBIDDEN, "It was written too long ago to be changed.");
        }
    }

    private static boolean isThere(Comment comment) {
        return comment.state() == CommentState.PENDING || comment.state() == CommentState.SPAM;
    }

    private Submission submission(StoredComment stored, String text, AdmittedSender sender) {
        var comment = stored.comment();
        return new Submission(
                comment.id(),
                comment.article(),
                comment.parent(),
                comment.name(),
                text,
                stored.author(),
                sender.addressHash(),
                sender.endSiteHash(),
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
