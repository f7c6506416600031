package dev.unspool.audience;

import java.util.EnumMap;
import java.util.Map;

/**
 * An act that Redis has not confirmed.
 *
 * @param positions those of the act that came first
 * @param counted the depth that is counted without Redis; -1 if nothing is
 * @param mayBeCounted whether it was sent to Redis without an answer: only Redis can tell then whether it still has to be counted
 */
record UnsentAct(ReaderAct act, SketchPositions positions, int counted, boolean mayBeCounted) {

    private static final Map<Figure, Integer> STEPS =
            Map.of(Figure.QUARTER, 25, Figure.HALF, 50, Figure.THREE_QUARTERS, 75, Figure.WHOLE, 100);

    /** Returns this act extended by {@code next} of the same visit. */
    UnsentAct followedBy(ReaderAct next, boolean mayBeCounted) {
        return new UnsentAct(act.deeperOf(next), positions, counted, this.mayBeCounted || mayBeCounted);
    }

    /** Returns this act as counted to the depth of {@code part}. */
    UnsentAct countedTo(UnsentAct part) {
        return new UnsentAct(act, positions, Math.max(counted, part.act.depth()), mayBeCounted);
    }

    UnsentAct asUncertain() {
        return new UnsentAct(act, positions, counted, true);
    }

    /** Whether it adds to the counts and can be counted without Redis. */
    boolean isToBeCounted() {
        return !mayBeCounted && counted < act.depth();
    }

    /** Returns what it adds to the counts. The script of {@link RedisCounter} computes the same increments. */
    Map<Figure, Long> increments() {
        var increments = new EnumMap<Figure, Long>(Figure.class);
        if (counted < 0) {
            increments.put(act.figure(), 1L);
        }
        var before = Math.max(counted, 0);
        if (act.depth() > before) {
            increments.put(Figure.DEPTH, (long) act.depth() - before);
        }
        STEPS.forEach((step, from) -> {
            if (before < from && from <= act.depth()) {
                increments.put(step, 1L);
            }
        });
        return increments;
    }
}
