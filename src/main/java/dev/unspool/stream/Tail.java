package dev.unspool.stream;

import dev.unspool.article.ArticleId;
import dev.unspool.store.Change;
import dev.unspool.store.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The newest changes, without a gap, for every reader to take from at its own pace: the one queue of all of them. Unchangeable; the next
 * one replaces it.
 *
 * @param epoch names the life of the log that it is of
 * @param most changes that it holds
 * @param news in the order of their seq, which rises by exactly one
 * @param seq of the newest change of all; where there are none, of the last before them
 * @param oldestKept the seq of the oldest change that the log still has
 */
record Tail(UUID epoch, int most, List<News> news, long seq, long oldestKept) {

    /** Changes. A reader further behind is slow, or was away: a thousand changes are hours of a busy newsroom. */
    static final int MOST = 1_024;

    /** Bytes. A correction is the size of its article, twice: 20 KB at a median, 1 MB at the most. */
    static final long MOST_BYTES = 16L << 20;

    Tail {
        news = List.copyOf(news);
    }

    /** The newest changes that were read at once, to begin with. */
    static Tail of(Changes changes, int most, BiFunction<Change, UUID, News> encode) {
        var items = changes.items();
        var before = items.isEmpty() ? changes.head().seq() : items.get(0).seq() - 1;
        return new Tail(changes.head().epoch(), most, List.of(), before, changes.oldest()).with(changes, encode);
    }

    /** The change after {@code seq}; null where it is not here: too old, or not made yet. */
    @Nullable
    News after(long after) {
        var index = after - seq + news.size();
        return index < 0 || index >= news.size() ? null : news.get((int) index);
    }

    /** Whether something happened to {@code article} after change {@code from}, up to change {@code to}; where that is too long ago to know, yes. */
    boolean tellsOf(ArticleId article, long from, long to) {
        for (var at = from; at < to; at++) {
            var change = after(at);
            if (change == null || change.article().equals(article)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What it becomes once {@code changes} are read, which follow it. More than anyone can be told of is passed over, and so is what the log
     * has forgotten: readers find that what comes after theirs is not here.
     */
    Tail followedBy(Changes changes, BiFunction<Change, UUID, News> encode) {
        var head = changes.head();
        var goesOn = epoch.equals(head.epoch()) && changes.reachBackTo(seq) && head.seq() - seq <= most;
        return goesOn ? with(changes, encode) : new Tail(head.epoch(), most, List.of(), head.seq(), changes.oldest());
    }

    private Tail with(Changes changes, BiFunction<Change, UUID, News> encode) {
        var all = new ArrayList<>(news);
        changes.items().forEach(change -> all.add(encode.apply(change, epoch)));
        var first = Math.max(0, all.size() - most);
        var bytes = all.stream().skip(first).mapToLong(News::weight).sum();
        while (bytes > MOST_BYTES && first < all.size() - 1) {
            bytes -= all.get(first++).weight();
        }
        var kept = all.subList(first, all.size());
        return new Tail(epoch, most, kept, seq + changes.items().size(), changes.oldest());
    }

    /** Whether a reader who knows all up to {@code seq} can go on, from here or from the log. */
    boolean reachesBackTo(long position) {
        return position >= oldestKept - 1;
    }
}
