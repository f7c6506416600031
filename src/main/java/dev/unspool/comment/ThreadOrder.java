package dev.unspool.comment;

/** In which order comments are read. */
public enum ThreadOrder {
    NEWEST("desc", "<"),
    OLDEST("asc", ">");

    /** As SQL has it. */
    final String direction;

    /** What follows a place, compared with it. */
    final String follows;

    ThreadOrder(String direction, String follows) {
        this.direction = direction;
        this.follows = follows;
    }

    ThreadOrder reversed() {
        return this == NEWEST ? OLDEST : NEWEST;
    }
}
