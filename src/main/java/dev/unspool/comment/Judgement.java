package dev.unspool.comment;

import java.util.List;
import java.util.stream.Stream;

/**
 * What becomes of a comment.
 *
 * @param state approved, pending or spam
 * @param reasons codes, in the order of the rules that gave them; of an approved one, what held it before
 */
public record Judgement(CommentState state, List<String> reasons) {

    public Judgement {
        reasons = List.copyOf(reasons);
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
}
