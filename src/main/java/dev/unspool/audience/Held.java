package dev.unspool.audience;

import java.util.EnumMap;
import java.util.Map;

/**
 * An act that Redis does not know of yet, or may not.
 *
 * @param lift of the act that came first
 * @param counted the depth that is counted without Redis, -1 where nothing is
 * @param mayBeKnown whether Redis was asked, and did not say: only Redis can say whether it is to be counted
 */
record Held(Act act, Lift lift, int counted, boolean mayBeKnown) {

    private static final Map<Figure, Integer> STEPS =
            Map.of(Figure.QUARTER, 25, Figure.HALF, 50, Figure.THREE_QUARTERS, 75, Figure.WHOLE, 100);

    /** The same visit goes on with {@code next}. */
    Held followedBy(Act next, boolean mayBeKnown) {
        return new Held(act.deeperOf(next), lift, counted, this.mayBeKnown || mayBeKnown);
    }

    /** {@code part} of it is counted, by whomever. */
    Held whenCountedTo(Held part) {
        return new Held(act, lift, Math.max(counted, part.act.depth()), mayBeKnown);
    }

    Held whenDoubted() {
        return new Held(act, lift, counted, true);
    }

    /** Whether it adds something, and Redis will not. */
    boolean isToBeCounted() {
        return !mayBeKnown && counted < act.depth();
    }

    /** What it adds to what is counted. The same as the script of {@link Counter}. */
    Map<Figure, Long> gains() {
        var gains = new EnumMap<Figure, Long>(Figure.class);
        if (counted < 0) {
            gains.put(act.figure(), 1L);
        }
        var before = Math.max(counted, 0);
        if (act.depth() > before) {
            gains.put(Figure.DEPTH, (long) act.depth() - before);
        }
        STEPS.forEach((step, from) -> {
            if (before < from && from <= act.depth()) {
                gains.put(step, 1L);
            }
        });
        return gains;
    }
}
