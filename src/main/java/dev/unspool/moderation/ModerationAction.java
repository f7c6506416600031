package dev.unspool.moderation;

import dev.unspool.comment.CommentState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** An action of a moderator on a comment. */
public enum ModerationAction {
    APPROVE(CommentState.APPROVED),
    REJECT(CommentState.REJECTED),
    SPAM(CommentState.SPAM),
    REMOVE(CommentState.REMOVED);

    private final CommentState state;

    ModerationAction(CommentState state) {
        this.state = state;
    }

    public static Optional<ModerationAction> of(String code) {
        return Arrays.stream(values())
                .filter(action -> action.code().equals(code))
                .findFirst();
    }

    /** Returns the name used in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the state that it gives a comment. */
    public CommentState state() {
        return state;
    }
}
