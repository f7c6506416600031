package dev.unspool.event;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Retraction;

/** A change of an article, as one row of the change log records it. */
public sealed interface ArticleEvent {

    ArticleId article();

    int version();

    Type type();

    /** The name of the event in the public contract. */
    default String name() {
        return type().code();
    }

    /**
     * The types of changes. Switch over them by an expression without {@code default}: a new type then fails to compile wherever it
     * is forgotten.
     */
    enum Type {
        PUBLISHED("article-published"),
        CORRECTED("article-updated"),
        RETRACTED("article-retracted"),
        REFILED("filing-changed"),
        /** A type that only a newer release knows, which writes to the same log during a rolling update. */
        UNKNOWN("article-changed");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        /** The code in the public contract. */
        public String code() {
            return code;
        }
    }

    /** A new article; version 1. */
    record ArticlePublished(ArticleId article, int version) implements ArticleEvent {

        @Override
        public Type type() {
            return Type.PUBLISHED;
        }
    }

    /** A correction, which does not move the article in the feed. */
    record ArticleCorrected(ArticleId article, int version) implements ArticleEvent {

        @Override
        public Type type() {
            return Type.CORRECTED;
        }
    }

    /** A takedown or a kill, which removes the article from every page. */
    record ArticleRetracted(ArticleId article, int version, Retraction.Kind kind) implements ArticleEvent {

        @Override
        public Type type() {
            return Type.RETRACTED;
        }
    }

    /**
     * A section, a tag or an author got another name, slug, biography or picture. The event names one of its articles; every answer that shows
     * anything of it is out of date.
     */
    record FilingChanged(ArticleId article, int version) implements ArticleEvent {

        @Override
        public Type type() {
            return Type.REFILED;
        }
    }

    /** A change of a kind that this release does not know. Every page that shows the article may be out of date. */
    record ArticleChanged(ArticleId article, int version) implements ArticleEvent {

        @Override
        public Type type() {
            return Type.UNKNOWN;
        }
    }
}
