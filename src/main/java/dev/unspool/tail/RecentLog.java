package dev.unspool.tail;

import dev.unspool.store.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The newest entries of the change log, as this instance has read them.
 *
 * @param epoch of the log
 * @param earlier the epoch before, if it ended while this instance ran
 * @param items in the order of their {@code seq}, without a gap, up to {@code head}
 * @param head the {@code seq} of the newest change that was read
 */
record RecentLog(UUID epoch, @Nullable UUID earlier, List<TailItem> items, long head) {

    /** Entries: hours of a busy newsroom, and a hundred bytes each. */
    static final int MOST = 1_024;

    /** Changes of an answer end where one of these blocks does, so that caches hold few different ones. */
    static final int BLOCK = 100;

    RecentLog {
        items = List.copyOf(items);
    }

    /** Returns the log that an instance begins with: {@code read}, which reaches up to the head. */
    static RecentLog of(Changes read) {
        return empty(read).with(read);
    }

    private static RecentLog empty(Changes read) {
        var items = read.items();
        var before = items.isEmpty() ? read.head().seq() : items.get(0).seq() - 1;
        return new RecentLog(read.head().epoch(), null, List.of(), before);
    }

    /**
     * Returns the log after {@code read}, the changes that follow this one. If they do not follow, because another epoch began or older ones are
     * no longer kept, what was known is dropped. A log that was set back stays, until the epoch begins that follows.
     */
    RecentLog followedBy(Changes read) {
        var now = read.head();
        if (!epoch.equals(now.epoch())) {
            return new RecentLog(now.epoch(), epoch, List.of(), now.seq());
        }
        if (now.seq() < head) {
            return this;
        }
        return read.reachBackTo(head) ? with(read) : new RecentLog(epoch, earlier, List.of(), now.seq());
    }

    private RecentLog with(Changes read) {
        if (read.items().isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(items);
        read.items().forEach(change -> all.add(TailItem.of(change)));
        return new RecentLog(
                epoch,
                earlier,
                all.subList(Math.max(0, all.size() - MOST), all.size()),
                all.get(all.size() - 1).seq());
    }

    /** Returns the changes after {@code after}, up to the end of its block; null if older ones are among them than are here. */
    @Nullable
    List<TailItem> after(long after) {
        var first = after - head + items.size();
        return first < 0 ? null : upToBlockEnd(items.subList((int) Math.min(first, items.size()), items.size()), after);
    }

    /** Returns the first of {@code following}, which come after {@code after}, that are in its block. */
    static List<TailItem> upToBlockEnd(List<TailItem> following, long after) {
        return following.subList(0, (int) Math.min(following.size(), endOfBlock(after) - after));
    }

    /** Returns the {@code seq} of the last change of the block in which the change after {@code after} is. */
    static long endOfBlock(long after) {
        return startOfBlock(after) + BLOCK;
    }

    /** Returns the {@code seq} before the first change of the block in which the change after {@code after} is. */
    static long startOfBlock(long after) {
        return after - after % BLOCK;
    }
}
