package dev.unspool.article;

/**
 * A draft ready for the store: its body cleaned, an id given.
 *
 * @param slug the wish; where it is taken, the store adds a suffix
 * @param bodyHtml safe to stand in a page as it is
 * @param readingMinutes at least 1
 */
public record Manuscript(ArticleId id, Draft draft, Slug slug, String bodyHtml, int readingMinutes) {}
