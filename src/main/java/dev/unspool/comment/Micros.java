package dev.unspool.comment;

import java.time.Instant;

/** Instants as numbers that a double of Lua holds exactly. */
final class Micros {

    private Micros() {}

    /** Since 1970. */
    static long of(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}
