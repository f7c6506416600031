package dev.unspool.feed;

import dev.unspool.article.Article;
import dev.unspool.cursor.FeedCursor;

/** What comes next in a reading session. */
public sealed interface Step {

    /**
     * @param place the place after the article: where the next step begins. Its ordinal is the article's position, from 1
     * @param seq the newest change of all when the article was read: what came later may have corrected or retracted it
     */
    record NextArticle(FeedCursor place, Article article, long seq) implements Step {}

    /** The reader has read all that there was when the session began. @param place stays valid: nothing follows it */
    record EndOfFeed(FeedCursor place) implements Step {}
}
