package dev.unspool.hotfeed;

import dev.unspool.store.EventLog;
import dev.unspool.store.EventLog.Entry;
import dev.unspool.store.LogHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest entries of the change log, as this instance has read them.
 *
 * @param head of the change log, as it was read
 * @param recent the entries up to the head, in order, without a gap
 * @param asOf when the log was queried: everything committed before is known
 */
record KnownChanges(LogHead head, List<Entry> recent, Instant asOf) {

    /** Entries. An answer that was read before all of them is made again. */
    static final int MAX = 1_024;

    /** Returns a log of which only the head is known. */
    static KnownChanges ofHead(LogHead head, Instant asOf) {
        return new KnownChanges(head, List.of(), asOf);
    }

    /**
     * Appends the entries that were read after {@link #head}. If the log has another epoch, was set back, or grew by more than
     * fits, all earlier entries are dropped.
     */
    KnownChanges followedBy(EventLog.Part part, Instant now) {
        if (!part.head().epoch().equals(head.epoch()) || isNotContinuedBy(part) || !part.reachesFrom(head.seq())) {
            return ofHead(part.head(), now);
        }
        if (part.entries().isEmpty()) {
            return new KnownChanges(part.head(), recent, now);
        }
        var all = new ArrayList<>(recent);
        all.addAll(part.entries());
        return new KnownChanges(part.head(), List.copyOf(all.subList(Math.max(0, all.size() - MAX), all.size())), now);
    }

    /**
     * Whether {@code part}, which was read after {@link #head}, is not of the log that was known, although the epoch is the same: an older
     * copy of the database was restored.
     */
    boolean isNotContinuedBy(EventLog.Part part) {
        var last = last();
        return part.head().epoch().equals(head.epoch())
                && (part.head().seq() < head.seq()
                        || last != null && part.before() != null && !last.equals(part.before()));
    }

    /** Returns the newest entry; null if only the head is known. */
    @Nullable
    Entry last() {
        return recent.isEmpty() ? null : recent.get(recent.size() - 1);
    }

    /**
     * Returns how fresh an answer with these dependencies is, which no change up to {@code seq} affected. An answer that is ahead of the log
     * although it was made before the log was read is of a log that was set back since.
     *
     * @param madeAt milliseconds since 1970, by the clock of {@code asOf}
     */
    Freshness freshness(Dependencies dependencies, long seq, long madeAt) {
        if (!dependencies.log().epoch().equals(head.epoch())) {
            return Freshness.FORBIDDEN;
        }
        if (seq > head.seq() && madeAt < asOf.toEpochMilli()) {
            return Freshness.FORBIDDEN;
        }
        if (seq >= head.seq()) {
            return Freshness.FRESH;
        }
        if (seq < head.seq() - recent.size()) {
            return Freshness.FORBIDDEN;
        }
        return recent.subList((int) (recent.size() - (head.seq() - seq)), recent.size()).stream()
                .map(entry -> dependencies.after(entry.event()))
                .reduce(Freshness.FRESH, Freshness::and);
    }
}
