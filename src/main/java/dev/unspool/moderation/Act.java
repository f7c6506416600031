package dev.unspool.moderation;

import dev.unspool.comment.CommentState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a moderator does with a comment. */
public enum Act {
    APPROVE(CommentState.APPROVED),
    REJECT(CommentState.REJECTED),
    SPAM(CommentState.SPAM),
    REMOVE(CommentState.REMOVED);

    private final CommentState state;

    Act(CommentState state) {
        this.state = state;
    }

    public static Optional<Act> of(String code) {
        return Arrays.stream(values()).filter(act -> act.code().equals(code)).findFirst();
    }

    /** As the doors spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it makes of a comment. */
    public CommentState state() {
        return state;
    }
}
