package dev.unspool.ledger;

import java.util.List;

/** Reports that the article was changed since it was read. Nothing was written. */
public final class StaleEdition extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Edition current;
    private final int version;
    private final transient List<String> overlap;

    StaleEdition(Edition current, int version) {
        this(current, version, List.of());
    }

    /** @param overlap the public names of parts that somebody else has changed too */
    StaleEdition(Edition current, int version, List<String> overlap) {
        super("the article is at " + current + " now", null, false, false);
        this.current = current;
        this.version = version;
        this.overlap = List.copyOf(overlap);
    }

    /** Returns the parts that somebody else has changed too; empty if the change is not one of single parts. */
    public List<String> overlap() {
        return overlap;
    }

    public Edition current() {
        return current;
    }

    /** 0 for a draft. */
    public int version() {
        return version;
    }
}
