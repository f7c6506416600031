package dev.unspool.moderation;

import dev.unspool.comment.CommentState;
import java.util.Locale;

/** The lists of the moderators' queue: one for each state, and one of visible comments that readers reported. */
public enum QueueStatus {
    PENDING(CommentState.PENDING),

    /** Approved, and reported since then. */
    REPORTED(CommentState.APPROVED),
    APPROVED(CommentState.APPROVED),
    REJECTED(CommentState.REJECTED),
    SPAM(CommentState.SPAM),
    REMOVED(CommentState.REMOVED);

    private final CommentState state;

    QueueStatus(CommentState state) {
        this.state = state;
    }

    /** Returns the list called {@code code}. @throws IllegalArgumentException if there is none */
    public static QueueStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Returns the name used in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    CommentState state() {
        return state;
    }

    /** Whether {@code action} would change the comments of this list. */
    public boolean isChangedBy(ModerationAction action) {
        return this == REPORTED || action.state() != state;
    }
}
