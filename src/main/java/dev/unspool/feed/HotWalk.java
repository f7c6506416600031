package dev.unspool.feed;

import dev.unspool.article.ArticleId;
import dev.unspool.audience.Ranking;
import dev.unspool.cursor.HotCursor;
import java.util.List;

/** A walk through a feed in hot order, where its reader is. @param from names {@code ranking} */
record HotWalk(Ranking ranking, HotCursor from) {

    List<ArticleId> articles() {
        return ranking.articles();
    }

    /** Without a ranking all articles are among the others, newest first. */
    Sort sort() {
        return ranking.equals(Ranking.NONE) ? Sort.LATEST : Sort.HOT;
    }
}
