package dev.unspool.comment;

import dev.unspool.announce.Announcements;
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

/** What authors do with their comments: for some minutes after they wrote them. */
@Component
public final class OwnComments {

    /** Tries where a moderator changes the same comment at the same time. */
    private static final int TRIES = 3;

    private final CommentLedger ledger;
    private final CommentedArticles articles;
    private final ThreadModes modes;
    private final Judge judge;
    private final Turns turns;
    private final Limits limits;
    private final Entries entries;
    private final Announcements announcements;
    private final Clock clock;

    OwnComments(
            CommentLedger ledger,
            CommentedArticles articles,
            ThreadModes modes,
            Judge judge,
            Turns turns,
            Limits limits,
            Entries entries,
            Announcements announcements,
            Clock clock) {
        this.ledger = ledger;
        this.articles = articles;
        this.modes = modes;
        this.judge = judge;
        this.turns = turns;
        this.limits = limits;
        this.entries = entries;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** The comment, as {@code author} sees it. Fails with {@code not-found} where they do not. */
    public Mono<ThreadPage.Entry> find(CommentId id, @Nullable UUID author) {
        return seen(id, author)
                .map(kept -> kept.author().equals(author)
                        ? entries.own(kept.comment())
                        : entries.of(kept.comment(), false, List.of(), null));
    }

    /** Gives it another text, which is judged like the first. Fails where it is not theirs, or too late, or refused. */
    Mono<ThreadPage.Entry> edit(CommentId id, @Nullable UUID author, String text, Sender sender) {
        return changed(id, author, kept -> edited(kept, text, sender)).map(entries::own);
    }

    /** Takes it away. Fails alike. */
    Mono<Comment> delete(CommentId id, @Nullable UUID author) {
        return changed(id, author, kept -> limits.other().then(Mono.defer(() -> ledger.remove(kept.comment()))));
    }

    /** What readers see, or {@code author} besides. */
    Mono<KeptComment> seen(CommentId id, @Nullable UUID author) {
        return ledger.find(id)
                .filter(kept -> kept.comment().isApproved() || kept.author().equals(author) && isThere(kept.comment()))
                .delayUntil(kept -> articles.find(kept.comment().article().toString()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("No comment has the id " + id + ".")));
    }

    /** As if it came anew: where nobody may comment it stays as it is, and where a moderator looks first, one looks again. */
    private Mono<KeptComment> edited(KeptComment kept, String text, Sender sender) {
        return articles.find(kept.comment().article().toString())
                .flatMap(modes::open)
                .delayUntil(mode -> limits.other())
                .zipWhen(
                        mode -> judge.judge(submission(kept, text, sender)),
                        (mode, judgement) -> judgement.under(mode).after(kept.comment()))
                .flatMap(judgement -> ledger.edit(
                        kept.comment(), text, judgement, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private Mono<Comment> changed(
            CommentId id, @Nullable UUID author, Function<KeptComment, Mono<KeptComment>> change) {
        return turns.during(Mono.defer(() -> seen(id, author))
                .doOnNext(kept -> check(kept, author))
                .flatMap(kept -> change.apply(kept).delayUntil(now -> announce(kept.comment(), now.comment())))
                .map(KeptComment::comment)
                .repeatWhenEmpty(tries -> tries.take(TRIES - 1))
                .switchIfEmpty(Mono.error(() -> new Problem(
                        ProblemCode.OVERLOADED, "Others change this comment at the same time: try again."))));
    }

    private void check(KeptComment kept, @Nullable UUID author) {
        if (!kept.author().equals(author)) {
            throw new Problem(
                    ProblemCode.FORBIDDEN, "Send `Unspool-Author` with the token that came when it was written.");
        }
        if (entries.editableUntil(kept.comment()) == null) {
            throw new Problem(ProblemCode.FORBIDDEN, "It was written too long ago to be changed.");
        }
    }

    private static boolean isThere(Comment comment) {
        return comment.state() == CommentState.PENDING || comment.state() == CommentState.SPAM;
    }

    private Submission submission(KeptComment kept, String text, Sender sender) {
        var comment = kept.comment();
        return new Submission(
                comment.id(),
                comment.article(),
                comment.parent(),
                comment.name(),
                text,
                kept.author(),
                sender.addressHash(),
                sender.endSiteHash(),
                null,
                clock.instant());
    }

    private Mono<Void> announce(Comment before, Comment now) {
        return before.isApproved() != now.isApproved() ? announcements.commentsChanged(now.article()) : Mono.empty();
    }
}
