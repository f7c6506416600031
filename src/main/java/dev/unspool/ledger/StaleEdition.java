package dev.unspool.ledger;

/** Reports that the article was changed since it was read. Nothing was written. */
public final class StaleEdition extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Edition current;
    private final int version;

    StaleEdition(Edition current, int version) {
        super("the article is at " + current + " now", null, false, false);
        this.current = current;
        this.version = version;
    }

    public Edition current() {
        return current;
    }

    /** 0 for a draft. */
    public int version() {
        return version;
    }
}
