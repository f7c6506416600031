package dev.unspool.event;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Retraction;

/** One row of the change log: what happened to which article, and the version that it made. */
public sealed interface ArticleEvent {

    ArticleId article();

    int version();

    Type type();

    /** As the public contract calls it. */
    default String name() {
        return type().code();
    }

    /**
     * What can happen to an article. Switch over it by an expression without {@code default}: a new type then fails to compile wherever it
     * is forgotten.
     */
    enum Type {
        PUBLISHED("article-published"),
        CORRECTED("article-updated"),
        RETRACTED("article-retracted"),
        /** Something that only a newer version of the program knows, which writes to the same log during a rolling update. */
        UNKNOWN("article-changed");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        /** As the public contract spells it. */
        public String code() {
            return code;
        }
    }

    /** A new article at its place in the feed; version 1. */
    record ArticlePublished(ArticleId article, int version) implements ArticleEvent {

        @Override
        public Type type() {
            return Type.PUBLISHED;
        }
    }

    /** A correction: the place in the feed stays. */
    record ArticleCorrected(ArticleId article, int version) implements ArticleEvent {

        @Override
        public Type type() {
            return Type.CORRECTED;
        }
    }

    /** A takedown or a kill: the article is gone from every page. */
    record ArticleRetracted(ArticleId article, int version, Retraction.Kind kind) implements ArticleEvent {

        @Override
        public Type type() {
            return Type.RETRACTED;
        }
    }

    /** A change of a kind that is not known here. Nothing that shows the article can be trusted any more. */
    record ArticleChanged(ArticleId article, int version) implements ArticleEvent {

        @Override
        public Type type() {
            return Type.UNKNOWN;
        }
    }
}
