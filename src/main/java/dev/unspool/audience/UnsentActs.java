package dev.unspool.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps acts in this process while Redis is away, each once, until PostgreSQL has counted them and Redis knows them. They are lost with the process.
 */
@Component
final class UnsentActs {

    /** Maximum number of acts, some 300 bytes each. Further acts are not counted until PostgreSQL has taken some. */
    static final int MAX_ACTS = 20_000;

    private final ConcurrentMap<String, UnsentAct> acts = new ConcurrentHashMap<>();
    private volatile @Nullable CountBatch unwritten;

    /**
     * Keeps {@code act}; returns false if there is no room for it. An act with a depth whose beginning this instance has never seen may continue one
     * that Redis has counted: then only Redis can tell what it adds.
     *
     * @param positions decide whether it raises the article's score, once it is sent to Redis
     * @param counted the depth that this instance knows to be counted; -1 if nothing is
     * @param mayBeCounted whether it was sent to Redis without an answer
     */
    boolean keep(ReaderAct act, SketchPositions positions, int counted, boolean mayBeCounted) {
        var key = act.dedupKey();
        if (acts.size() >= MAX_ACTS && !acts.containsKey(key)) {
            return false;
        }
        var mayContinue = counted < 0 && act.depth() > 0;
        acts.compute(
                key,
                (same, before) -> before == null
                        ? new UnsentAct(act, positions, counted, mayBeCounted || mayContinue)
                        : before.followedBy(act, mayBeCounted));
        return true;
    }

    /** Merges {@code act} into the one of the same visit that is kept here; returns false if there is none. */
    boolean merge(ReaderAct act) {
        return acts.computeIfPresent(act.dedupKey(), (same, before) -> before.followedBy(act, false)) != null;
    }

    boolean isEmpty() {
        return acts.isEmpty() && unwritten == null;
    }

    /** Returns all acts that have to be sent to Redis. */
    List<UnsentAct> acts() {
        return List.copyOf(acts.values());
    }

    /** Records that Redis knows {@code act}. If the visit has gone on since, the rest stays. */
    void sent(UnsentAct act) {
        acts.computeIfPresent(act.act().dedupKey(), (same, now) -> now.equals(act) ? null : now.countedTo(act));
    }

    /** Records that {@code act} was sent to Redis without an answer. */
    void markUncertain(UnsentAct act) {
        acts.computeIfPresent(act.act().dedupKey(), (same, now) -> now.asUncertain());
    }

    /**
     * Returns the batch to be written to PostgreSQL without Redis: the same one until {@link #batchWritten}, null if there is nothing. Not for
     * concurrent use.
     */
    @Nullable
    CountBatch nextBatch() {
        if (unwritten == null) {
            var drained = drained();
            unwritten = drained.isEmpty() ? null : CountBatch.of(UUID.randomUUID(), drained);
        }
        return unwritten;
    }

    /**
     * Records that PostgreSQL has the batch. If more than half the room is in use, the batch's acts are dropped to make room for others, and are not
     * recognised if they come again.
     */
    void batchWritten() {
        unwritten = null;
        if (acts.size() > MAX_ACTS / 2) {
            acts.values().removeIf(act -> !act.mayBeCounted() && !act.isToBeCounted());
        }
    }

    private List<UnsentAct> drained() {
        var drained = new ArrayList<UnsentAct>();
        acts.keySet()
                .forEach(key -> acts.computeIfPresent(key, (same, act) -> {
                    if (!act.isToBeCounted()) {
                        return act;
                    }
                    drained.add(act);
                    return act.countedTo(act);
                }));
        return drained;
    }
}
