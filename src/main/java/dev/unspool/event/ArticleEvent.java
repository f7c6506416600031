package dev.unspool.event;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Retraction;

/** One row of the change log: what happened to which article, and the version that it made. */
public sealed interface ArticleEvent {

    ArticleId article();

    int version();

    /** As the public contract calls it. */
    String name();

    /** A new article at its place in the feed; version 1. */
    record ArticlePublished(ArticleId article, int version) implements ArticleEvent {

        @Override
        public String name() {
            return "article-published";
        }
    }

    /** A correction: the place in the feed stays. */
    record ArticleCorrected(ArticleId article, int version) implements ArticleEvent {

        @Override
        public String name() {
            return "article-updated";
        }
    }

    /** A takedown or a kill: the article is gone from every page. */
    record ArticleRetracted(ArticleId article, int version, Retraction.Kind kind) implements ArticleEvent {

        @Override
        public String name() {
            return "article-retracted";
        }
    }
}
