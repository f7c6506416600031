package dev.unspool.audience;

import dev.unspool.article.ArticleId;
import java.util.UUID;

/** What a page says that its reader did, with the article that its address names. */
record Beacon(UUID visit, Figure figure, int depth) {

    Act at(ArticleId article) {
        return new Act(article, visit, figure, depth);
    }
}
