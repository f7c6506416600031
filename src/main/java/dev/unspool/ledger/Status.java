package dev.unspool.ledger;

import java.util.Locale;

/** Where an article stands. A retracted one is never published again. */
public enum Status {
    DRAFT,
    PUBLISHED,
    RETRACTED;

    /** The status that {@code code} spells. @throws IllegalArgumentException where it spells none */
    public static Status of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** As the public contract and the tables spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
