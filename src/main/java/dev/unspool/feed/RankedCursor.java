package dev.unspool.feed;

import dev.unspool.article.ArticleId;
import dev.unspool.audience.Ranking;
import dev.unspool.cursor.HotCursor;
import java.util.List;

/** A cursor in hot order with the ranking that it names. */
record RankedCursor(Ranking ranking, HotCursor cursor) {

    List<ArticleId> articles() {
        return ranking.articles();
    }

    /** Returns the order that readers see: without a ranking, all articles come newest first. */
    Sort sort() {
        return ranking.equals(Ranking.NONE) ? Sort.LATEST : Sort.HOT;
    }
}
