package dev.unspool.comment;

import java.util.List;
import java.util.stream.Stream;

/**
 * The decision about a new comment.
 *
 * @param state approved, pending or spam
 * @param reasons codes, in the order of the rules that gave them; for an approved comment, the codes that held it before
 */
public record Judgement(CommentState state, List<String> reasons) {

    public Judgement {
        reasons = List.copyOf(reasons);
    }

    /** Returns this judgement under {@code mode}, which may require a moderator to look first. */
    Judgement under(ThreadMode mode) {
        return mode == ThreadMode.PREMODERATED && state == CommentState.APPROVED
                ? new Judgement(CommentState.PENDING, List.of(mode.code()))
                : this;
    }

    /** Returns this judgement for a change of {@code before}. A comment that waits for a moderator is not released by its author's change. */
    Judgement after(Comment before) {
        var stricter = before.state() == CommentState.SPAM || state == CommentState.APPROVED ? before.state() : state;
        return new Judgement(
                stricter,
                Stream.concat(before.reasons().stream(), reasons.stream())
                        .distinct()
                        .toList());
    }
}
