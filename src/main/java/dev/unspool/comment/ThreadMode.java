package dev.unspool.comment;

import java.util.Locale;

/** The mode of a thread: who may comment on an article. */
public enum ThreadMode {

    /** A comment that no rule holds is published at once. */
    OPEN,

    /** Every comment waits for a moderator. */
    PREMODERATED,

    /** Nobody may comment. Existing comments stay. */
    CLOSED;

    /** Returns the mode called {@code code}. @throws IllegalArgumentException if there is none */
    public static ThreadMode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Returns the name used in the API and in tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
