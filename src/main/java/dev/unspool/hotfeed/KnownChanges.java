package dev.unspool.hotfeed;

import dev.unspool.store.EventLog;
import dev.unspool.store.EventLog.Entry;
import dev.unspool.store.LogHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest changes, as far as this instance has heard.
 *
 * @param head of the change log, as it was read
 * @param recent the entries up to the head, in order, without a gap
 * @param asOf when the log was asked: whatever was committed before is known
 */
record KnownChanges(LogHead head, List<Entry> recent, Instant asOf) {

    /** Entries: an answer that rests on an older moment is made anew. */
    static final int MOST = 1_024;

    /** A log of which only the head is known. */
    static KnownChanges none(LogHead head, Instant asOf) {
        return new KnownChanges(head, List.of(), asOf);
    }

    /** With what was read after {@link #head}. Where the log has another life, or grew by more than fits, what came before is forgotten. */
    KnownChanges followedBy(EventLog.Part part, Instant now) {
        if (!part.head().epoch().equals(head.epoch()) || !part.reachesFrom(head.seq())) {
            return none(part.head(), now);
        }
        if (part.entries().isEmpty()) {
            return new KnownChanges(part.head(), recent, now);
        }
        var all = new ArrayList<>(recent);
        all.addAll(part.entries());
        return new KnownChanges(part.head(), List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size())), now);
    }

    /** What the changes after {@code seq} make of an answer with these grounds. */
    Verdict of(Grounds grounds, long seq) {
        if (!grounds.log().epoch().equals(head.epoch())) {
            return Verdict.FORBIDDEN;
        }
        if (seq >= head.seq()) {
            return Verdict.TRUE;
        }
        if (seq < head.seq() - recent.size()) {
            return Verdict.FORBIDDEN;
        }
        return recent.subList((int) (recent.size() - (head.seq() - seq)), recent.size()).stream()
                .map(entry -> grounds.after(entry.event()))
                .reduce(Verdict.TRUE, Verdict::and);
    }
}
