package dev.unspool.comment;

import java.util.Locale;

/** Where a comment stands. */
public enum CommentState {

    /** Waits for a moderator; nobody else sees it but its author. */
    PENDING,

    /** Readers see it. */
    APPROVED,

    /** A moderator did not want it. */
    REJECTED,

    /** Nobody misses it. Its author is told that it waits. */
    SPAM,

    /** Was taken away by a moderator or by its author. */
    REMOVED;

    /** The state that {@code code} spells. @throws IllegalArgumentException where it spells none */
    public static CommentState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** As the API and the tables spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
