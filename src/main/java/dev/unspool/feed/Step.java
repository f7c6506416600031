package dev.unspool.feed;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleId;
import dev.unspool.cursor.FeedCursor;
import java.util.List;

/** The next step of a reading session. */
public sealed interface Step {

    /** Returns the articles that the step hands out: one, or none at the end. */
    default List<ArticleId> articles() {
        return this instanceof NextArticle next ? List.of(next.article().id()) : List.of();
    }

    /**
     * The next article.
     *
     * @param cursor points just after the article, where the next step begins; its ordinal is the article's position, from 1
     * @param seq the newest change of all when the article was read: later ones may have corrected or retracted it
     */
    record NextArticle(FeedCursor cursor, Article article, long seq) implements Step {}

    /**
     * The end: the reader has read everything that was published when the session began.
     *
     * @param cursor stays valid: nothing follows it
     */
    record EndOfFeed(FeedCursor cursor) implements Step {}
}
