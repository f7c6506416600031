package dev.unspool.audience;

import java.util.List;

/**
 * The positions of an act in the sketches that decide whether it raises its article's score: only a household's first view and first share of an
 * article on a day do, and only up to an hourly sum per household. All are hashes with the salt of the day: no address can be derived from them.
 *
 * @param day of the act (UTC)
 * @param hour of the act, with its day
 * @param bits of household, article and kind of act in the day's Bloom filter: {@link LiftSketches#BITS} of them
 * @param counters of the household among the hour's counters: {@link LiftSketches#COUNTERS} of them
 */
record SketchPositions(String day, String hour, List<Long> bits, List<Long> counters) {

    /** Positions of an act that does not affect the ranking. */
    static final SketchPositions NONE = new SketchPositions("none", "none", List.of(0L, 0L, 0L, 0L), List.of(0L, 0L));

    SketchPositions {
        bits = List.copyOf(bits);
        counters = List.copyOf(counters);
    }
}
