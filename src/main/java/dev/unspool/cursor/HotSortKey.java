package dev.unspool.cursor;

/**
 * The sort key of hot order: first the articles of a ranking, by rank, then all others, newest first.
 *
 * @param passed how many articles of the ranking come before this key
 * @param key the sort key among the other articles; {@link SortKey#NEWEST} within the ranking
 */
public record HotSortKey(int passed, SortKey key) {

    /** Comes before the first article of the ranking. */
    public static final HotSortKey HOTTEST = inRanking(0);

    /** Comes after the oldest of the other articles. */
    public static final HotSortKey LAST = afterRanking(SortKey.OLDEST);

    /** Returns the key just after the first {@code passed} articles of the ranking. */
    public static HotSortKey inRanking(int passed) {
        return new HotSortKey(passed, SortKey.NEWEST);
    }

    /** Returns the key at {@code key} among the other articles, whatever the length of the ranking. */
    public static HotSortKey afterRanking(SortKey key) {
        return new HotSortKey(Integer.MAX_VALUE, key);
    }
}
