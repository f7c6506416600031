package dev.unspool.reader;

import dev.unspool.cursor.FeedCursor;
import dev.unspool.store.LogHead;
import dev.unspool.tail.TailAddresses;
import org.jspecify.annotations.Nullable;

/**
 * The data of an article's page.
 *
 * @param next the link to the next article of the session; null at its end
 */
record ArticlePage(
        PageFrame frame,
        Head head,
        ArticleElement element,
        Session session,
        @Nullable NextLink next) {

    /**
     * What the script needs to continue after this page.
     *
     * @param feedCursor points just after this article
     * @param cursor the signed text of {@code feedCursor}
     * @param token the signed text of the stream cursor
     * @param log the newest change and article that the page knows of
     */
    record Session(FeedCursor feedCursor, String cursor, String token, LogHead log) {

        /** Returns the address at which the tail tells the changes after this page. */
        String tail() {
            return TailAddresses.constant(log);
        }

        /**
         * Returns the id of the article that the session began with, which the API's {@code next} and the stream require; empty if there is
         * none.
         */
        String entry() {
            var entry = feedCursor.entry();
            return entry == null ? "" : entry.toString();
        }
    }

    /** A link to an article of the session. */
    record NextLink(Story story, String href) {}
}
