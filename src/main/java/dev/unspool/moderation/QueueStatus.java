package dev.unspool.moderation;

import dev.unspool.comment.CommentState;
import java.util.Locale;

/** The lists that moderators walk: the comments in each state, and of those that readers see the ones that readers reported. */
public enum QueueStatus {
    PENDING(CommentState.PENDING),

    /** Approved, and reported since. */
    REPORTED(CommentState.APPROVED),
    APPROVED(CommentState.APPROVED),
    REJECTED(CommentState.REJECTED),
    SPAM(CommentState.SPAM),
    REMOVED(CommentState.REMOVED);

    private final CommentState state;

    QueueStatus(CommentState state) {
        this.state = state;
    }

    /** The list that {@code code} spells. @throws IllegalArgumentException where it spells none */
    public static QueueStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** As the API spells it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    CommentState state() {
        return state;
    }

    /** Whether {@code act} would change the comments of this list. */
    public boolean isChangedBy(Act act) {
        return this == REPORTED || act.state() != state;
    }
}
