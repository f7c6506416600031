package dev.unspool.comment;

import java.util.Locale;

/** Who may comment on an article. */
public enum ThreadMode {

    /** What no rule holds is shown at once. */
    OPEN,

    /** Nothing is shown that no moderator has seen. */
    PREMODERATED,

    /** Nobody. What is there stays. */
    CLOSED;

    /** The mode that {@code code} spells. @throws IllegalArgumentException where it spells none */
    public static ThreadMode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** As the API and the tables spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
