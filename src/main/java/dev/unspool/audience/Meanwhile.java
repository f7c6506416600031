package dev.unspool.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What readers do while Redis is away: kept in this process, each act once, until PostgreSQL has it as a batch and Redis knows of it. Lost
 * with the process.
 */
@Component
final class Meanwhile {

    /** Acts; some 300 bytes each. More are not counted until PostgreSQL has taken some. */
    static final int MOST = 20_000;

    private final ConcurrentMap<String, Held> held = new ConcurrentHashMap<>();
    private volatile @Nullable Batch unwritten;

    /**
     * Keeps {@code act}; false where there is no place for it. One that goes on with what was never heard of here may go on with what Redis
     * has counted: then only Redis can say what it adds.
     *
     * @param lift decides whether it lifts the article, once Redis is told
     * @param counted the depth that is known here to be counted, -1 where nothing is
     * @param mayBeKnown whether Redis was asked, and did not say
     */
    boolean keep(Act act, Lift lift, int counted, boolean mayBeKnown) {
        var mark = act.mark();
        if (held.size() >= MOST && !held.containsKey(mark)) {
            return false;
        }
        var goesOn = counted < 0 && act.depth() > 0;
        held.compute(
                mark,
                (same, before) -> before == null
                        ? new Held(act, lift, counted, mayBeKnown || goesOn)
                        : before.followedBy(act, mayBeKnown));
        return true;
    }

    /** Keeps {@code act} with what is kept of the same visit; false where nothing is. */
    boolean goesOn(Act act) {
        return held.computeIfPresent(act.mark(), (same, before) -> before.followedBy(act, false)) != null;
    }

    boolean isEmpty() {
        return held.isEmpty() && unwritten == null;
    }

    /** All acts that Redis is to hear of. */
    List<Held> acts() {
        return List.copyOf(held.values());
    }

    /** Redis knows of {@code act}; what came of it since stays, to be added to that. */
    void told(Held act) {
        held.computeIfPresent(act.act().mark(), (same, now) -> now.equals(act) ? null : now.whenCountedTo(act));
    }

    /** Redis was told of {@code act}, and did not answer. */
    void doubt(Held act) {
        held.computeIfPresent(act.act().mark(), (same, now) -> now.whenDoubted());
    }

    /** What PostgreSQL is to have without Redis; the same until it is written. Null where that is nothing. By one thread at a time. */
    @Nullable
    Batch batch() {
        if (unwritten == null) {
            var taken = taken();
            unwritten = taken.isEmpty() ? null : Batch.of(UUID.randomUUID(), taken);
        }
        return unwritten;
    }

    /** PostgreSQL has the batch. Where acts take up much, those of it are no longer known when they come again, so that others find a place. */
    void written() {
        unwritten = null;
        if (held.size() > MOST / 2) {
            held.values().removeIf(act -> !act.mayBeKnown() && !act.isToBeCounted());
        }
    }

    private List<Held> taken() {
        var taken = new ArrayList<Held>();
        held.keySet()
                .forEach(mark -> held.computeIfPresent(mark, (same, act) -> {
                    if (!act.isToBeCounted()) {
                        return act;
                    }
                    taken.add(act);
                    return act.whenCountedTo(act);
                }));
        return taken;
    }
}
