package dev.unspool.reader;

import dev.unspool.cursor.FeedCursor;
import org.jspecify.annotations.Nullable;

/**
 * The page of one article.
 *
 * @param next the way to the following article of the session; null at its end
 */
record ArticlePage(
        Frame frame,
        Head head,
        ArticleElement element,
        Session session,
        @Nullable Onward next) {

    /**
     * What a script needs to go on where this page ends.
     *
     * @param place the place after this article
     * @param cursor the same as text
     * @param token the same as a stream position
     * @param seq the newest change that the page knows of
     */
    record Session(FeedCursor place, String cursor, String token, long seq) {

        /** Id of the article that the session began with: the one that the API's {@code next} and the stream are asked with. */
        String entry() {
            var entry = place.entry();
            return entry == null ? "" : entry.toString();
        }
    }

    /** A link to an article of the session. */
    record Onward(Story story, String href) {}
}
