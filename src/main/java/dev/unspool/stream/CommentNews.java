package dev.unspool.stream;

import dev.unspool.comment.Tally;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedFilter;

/**
 * How many comments an article has by now, as readers are told of it: encoded once, for all of them.
 *
 * @param frame without an id
 */
record CommentNews(Tally tally, Frame frame) {

    /**
     * Whether the session at {@code place} has the article: the one it began with, and all up to its place. That is what the page may show,
     * known without keeping what it was sent, and so after a reader came back too. Of those, the ones it had read before are few.
     */
    boolean concerns(FeedCursor place, FeedFilter filter) {
        var isPassed = tally.number() <= place.head() && tally.position().isUpTo(place.position());
        var isOfSection = filter.section() == null || filter.section().equals(tally.section());
        return tally.article().equals(place.entry()) || isPassed && isOfSection;
    }
}
