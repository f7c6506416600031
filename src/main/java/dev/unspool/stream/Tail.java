package dev.unspool.stream;

import dev.unspool.article.ArticleId;
import dev.unspool.event.ArticleEvent.Type;
import dev.unspool.store.Change;
import dev.unspool.store.Changes;
import dev.unspool.stream.EncodedChange.Rest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The newest changes of the change log, encoded once and shared by all readers of an instance. It is the only queue of changes there is:
 * each {@link Reader} keeps the {@code seq} of the last change it was sent, and takes the next one with {@link #after} whenever its socket
 * has room. So a slow reader delays nobody, and a change is never copied for a reader.
 *
 * <p>A tail is immutable: {@link TailLifecycle} replaces it with the result of {@link #followedBy}. Its changes have no gap. It holds as
 * many as fit into {@code most} entries and {@link #MOST_BYTES}; older ones must be read from the log, as long as that has them
 * ({@link #reachesBackTo}).
 *
 * <p>Each change says of its article what the log would say: a change that is added replaces the earlier ones of its article. So a text
 * leaves the tail together with the article, and all instances answer an id alike.
 *
 * @param epoch identifies one life of the change log; restoring a backup begins another
 * @param most how many changes it may hold
 * @param changes in the order of their {@code seq}, which rises by exactly one
 * @param readEarlier the {@code seq} up to which changes were there before the last reading of the log
 * @param seq of the newest change that was read, even if {@code changes} is empty
 * @param head the {@code seq} of the newest change that the log held at the last reading
 * @param oldestKept the {@code seq} of the oldest change that the log still holds
 */
record Tail(UUID epoch, int most, List<EncodedChange> changes, long readEarlier, long seq, long head, long oldestKept) {

    /** Changes. A reader further behind is slow, or was away: a thousand changes are hours of a busy newsroom. */
    static final int MOST = 1_024;

    /** Bytes. A correction is the size of its article, twice: 20 KB at a median, 1 MB at the most. */
    static final long MOST_BYTES = 16L << 20;

    /** Encodes changes for all readers. */
    interface Encoder {

        /**
         * Encodes a change with what is true of its article now.
         *
         * @param epoch of the log that the change is in
         */
        EncodedChange change(Change change, UUID epoch);

        /** Encodes a change again, with what {@code now}, a later change of its article, says of the article. */
        EncodedChange again(EncodedChange earlier, EncodedChange now);
    }

    Tail {
        changes = List.copyOf(changes);
    }

    /** Returns the tail that an instance begins with: {@code read}, which reaches up to the head of the log. */
    static Tail of(Changes read, int most, Encoder encoder) {
        var items = read.items();
        var before = items.isEmpty() ? read.head().seq() : items.get(0).seq() - 1;
        return empty(read, before, most).with(read, encoder);
    }

    private static Tail empty(Changes read, long seq, int most) {
        return new Tail(
                read.head().epoch(), most, List.of(), seq, seq, read.head().seq(), read.oldest());
    }

    /** Returns the change that follows {@code after}; null if it is no longer in the tail or not yet made. */
    @Nullable
    EncodedChange after(long after) {
        var index = after - seq + changes.size();
        return index < 0 || index >= changes.size() ? null : changes.get((int) index);
    }

    /**
     * Whether the change {@code next} left the tail because of a later one that may concern every article: there was room for it, and the log
     * has it still. One that left because newer changes needed its room was not dropped: its reader is slow.
     */
    boolean dropped(long next) {
        return next <= seq
                && seq - next < most
                && after(next - 1) == null
                && changes.stream()
                        .map(change -> change.change().event().type())
                        .anyMatch(Tail::mayConcernAll);
    }

    /** Whether a change after {@code from}, up to and with {@code to}, is of {@code article}. True if they are no longer all in the tail. */
    boolean mentions(ArticleId article, long from, long to) {
        for (var at = from; at < to; at++) {
            var change = after(at);
            if (change == null || change.article().equals(article)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether {@code change} may say what is no longer true, if the log has grown to {@code heard}: a change that was not read yet may concern
     * its article. Changes of the last reading are true up to the head at that time, earlier ones up to the newest that was read.
     */
    boolean mayBeOutdated(EncodedChange change, long heard) {
        return heard > (change.seq() > readEarlier ? head : seq);
    }

    /**
     * Returns the tail that replaces this one after {@code read}, the changes that follow it. If the log has grown by more than {@code most},
     * no longer holds the next change, or has another epoch, the new tail is empty and stands at the head of the log: readers find that
     * their next change is missing, and are sent {@code resync}. If the log has fallen behind this tail, it was set back: this tail stays
     * until the epoch begins that follows.
     */
    Tail followedBy(Changes read, Encoder encoder) {
        var head = read.head();
        if (epoch.equals(head.epoch()) && head.seq() < seq) {
            return this;
        }
        var continues = epoch.equals(head.epoch()) && read.reachBackTo(seq) && head.seq() - seq <= most;
        return continues ? with(read, encoder) : empty(read, head.seq(), most);
    }

    private Tail with(Changes read, Encoder encoder) {
        var earlier = new ArrayList<>(changes);
        var added = new ArrayList<EncodedChange>();
        for (var change : read.items()) {
            var encoded = encoder.change(change, epoch);
            added.add(encoded);
            bringUpToDate(earlier, encoded, encoder);
        }
        earlier.addAll(added);
        return new Tail(
                epoch,
                most,
                newest(earlier),
                seq,
                seq + added.size(),
                read.head().seq(),
                read.oldest());
    }

    /** Those read together with {@code now} are from one moment, and true already. */
    private static void bringUpToDate(List<EncodedChange> earlier, EncodedChange now, Encoder encoder) {
        if (mayConcernAll(now.change().event().type())) {
            // Any of them may say something else now: only the log knows.
            earlier.clear();
        } else {
            earlier.replaceAll(change -> change.article().equals(now.article()) ? encoder.again(change, now) : change);
        }
    }

    private static boolean mayConcernAll(Type type) {
        return switch (type) {
            case PUBLISHED, CORRECTED, RETRACTED -> false;
            case REFILED, UNKNOWN -> true;
        };
    }

    /** Returns the newest changes that fit, at least one. */
    private List<EncodedChange> newest(List<EncodedChange> all) {
        var counted = new HashSet<Rest>();
        var bytes = 0L;
        var first = all.size();
        while (first > 0 && all.size() - first < most) {
            var change = all.get(first - 1);
            bytes += change.own().length()
                    + (counted.add(change.rest()) ? change.rest().length() : 0);
            if (bytes > MOST_BYTES && first < all.size()) {
                break;
            }
            first--;
        }
        return all.subList(first, all.size());
    }

    /** Whether the log still holds every change after {@code known}, so that a reader who has them all up to there can resume exactly. */
    boolean reachesBackTo(long known) {
        return known >= oldestKept - 1;
    }
}
