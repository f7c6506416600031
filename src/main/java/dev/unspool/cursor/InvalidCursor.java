package dev.unspool.cursor;

/** A text that no key of ours signed as what it is read as: tampered with, cut, of another kind or another site. */
public final class InvalidCursor extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidCursor() {
        super("not a position that this site gave out", null, false, false);
    }
}
