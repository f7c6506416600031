package dev.unspool.ledger;

import java.util.Locale;

/** The status of an article. A retracted one can be restored, unless it was killed. */
public enum Status {
    DRAFT,
    PUBLISHED,
    RETRACTED;

    /** Returns the status with this code. @throws IllegalArgumentException where it spells none */
    public static Status of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The code in the public contract and the tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
