package dev.unspool.cursor;

/**
 * Thrown for a text that no key of this site signed as the kind of cursor it is read as: it was altered or cut, is of another kind, or
 * comes from another site.
 */
public final class InvalidCursor extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidCursor() {
        super("not a cursor that this site issued", null, false, false);
    }
}
