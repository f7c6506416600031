package dev.unspool.benchmark;

import java.util.UUID;

/**
 * A person who has written one published comment.
 *
 * @param number from 1
 */
record Commenter(int number) {

    private static final long VERSION = 0x4000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    UUID id() {
        return new UUID(VERSION, VARIANT | number);
    }

    UUID comment() {
        return new UUID(VERSION + 1, VARIANT | number);
    }

    String name() {
        return new Prose(number).phrase(2);
    }

    /** Returns some two hundred characters: as long as people write. */
    static String text(long number) {
        return new Prose(number).phrase(30) + ", " + number + ".";
    }
}
