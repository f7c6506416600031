package dev.unspool.audience;

import java.util.List;

/**
 * What decides whether an act lifts its article in the ranking: only a household's first view and first share of an article on a day do, and of
 * all that a household does within an hour only so much. Made of hashes with the salt of the day: no address can be told from it.
 *
 * @param day of the act (UTC)
 * @param hour of the act, with its day
 * @param marks the bits of household, article and kind of act in the day's Bloom filter, {@link Lifts#MARKS} of them
 * @param sums the counters of the household among the hour's, {@link Lifts#SUMS} of them
 */
record Lift(String day, String hour, List<Long> marks, List<Long> sums) {

    /** Lifts nothing. */
    static final Lift NONE = new Lift("none", "none", List.of(0L, 0L, 0L, 0L), List.of(0L, 0L));

    Lift {
        marks = List.copyOf(marks);
        sums = List.copyOf(sums);
    }
}
