package dev.unspool.feed;

import dev.unspool.article.Article;

/** Renders an article as the one HTML element that pages, fragments and events carry. */
@FunctionalInterface
public interface ArticleRenderer {

    /** Returns the element. The text depends on the article and its version only, never on the reader. */
    String render(Article article);
}
