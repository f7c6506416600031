package dev.unspool.comment;

import dev.unspool.comment.Verdict.Hold;
import dev.unspool.comment.Verdict.Refuse;
import dev.unspool.comment.Verdict.Spam;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a comment.
 *
 * @param state approved, pending or spam
 * @param reasons codes, in the order of the rules that gave them; of an approved one, what held it before
 */
record Judgement(CommentState state, List<String> reasons) {

    Judgement {
        reasons = List.copyOf(reasons);
    }

    /** The strictest of {@code verdicts}. @throws dev.unspool.web.Problem where one of them refuses */
    static Judgement of(List<Verdict> verdicts) {
        verdicts.stream()
                .filter(Refuse.class::isInstance)
                .findFirst()
                .map(Refuse.class::cast)
                .ifPresent(refused -> {
                    throw refused.problem();
                });
        var reasons = verdicts.stream()
                .map(Judgement::reason)
                .filter(Objects::nonNull)
                .toList();
        if (reasons.isEmpty()) {
            return new Judgement(CommentState.APPROVED, reasons);
        }
        var isSpam = verdicts.stream().anyMatch(Spam.class::isInstance);
        return new Judgement(isSpam ? CommentState.SPAM : CommentState.PENDING, reasons);
    }

    /** The same where {@code mode} may want a moderator to look first. */
    Judgement under(ThreadMode mode) {
        return mode == ThreadMode.PREMODERATED && state == CommentState.APPROVED
                ? new Judgement(CommentState.PENDING, List.of(mode.code()))
                : this;
    }

    /** The same for a comment that stood as {@code before}: what waits for a moderator is not let out by its author's changes. */
    Judgement after(Comment before) {
        var stricter = before.state() == CommentState.SPAM || state == CommentState.APPROVED ? before.state() : state;
        return new Judgement(
                stricter,
                Stream.concat(before.reasons().stream(), reasons.stream())
                        .distinct()
                        .toList());
    }

    private static @Nullable String reason(Verdict verdict) {
        return verdict instanceof Hold hold ? hold.reason() : verdict instanceof Spam spam ? spam.reason() : null;
    }
}
