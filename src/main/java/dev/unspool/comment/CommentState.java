package dev.unspool.comment;

import java.util.Locale;

/** The state of a comment. */
public enum CommentState {

    /** Waits for a moderator. Only its author sees it beside moderators. */
    PENDING,

    /** Visible to readers. */
    APPROVED,

    /** Rejected by a moderator. */
    REJECTED,

    /** Taken for spam, and not in the queue. Its author is told that it waits. */
    SPAM,

    /** Removed by a moderator or by its author. */
    REMOVED;

    /** Returns the state called {@code code}. @throws IllegalArgumentException if there is none */
    public static CommentState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Returns the name used in the API and in tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
