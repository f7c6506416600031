package dev.unspool.feed;

import dev.unspool.article.Article;

/** Draws an article as the one HTML element that pages, fragments and events carry. */
@FunctionalInterface
public interface ArticleDrawing {

    /** Gives the same text for the same article and version, whoever asks. */
    String draw(Article article);
}
