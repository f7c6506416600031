package dev.unspool.cursor;

/**
 * A place in hot order: first come the articles of a ranking, then all the others, newest first.
 *
 * @param passed how many places of the ranking lie before it
 * @param position where it is among the others; {@link FeedPosition#NEWEST} within the ranking
 */
public record HotPlace(int passed, FeedPosition position) {

    /** Before the first article of the ranking. */
    public static final HotPlace HOTTEST = inRanking(0);

    /** After the oldest of the others. */
    public static final HotPlace LAST = afterRanking(FeedPosition.OLDEST);

    /** The place after the first {@code passed} of the ranking. */
    public static HotPlace inRanking(int passed) {
        return new HotPlace(passed, FeedPosition.NEWEST);
    }

    /** The place at {@code position} among the others, however many articles the ranking has. */
    public static HotPlace afterRanking(FeedPosition position) {
        return new HotPlace(Integer.MAX_VALUE, position);
    }
}
