package dev.unspool.article;

/**
 * A cleaned article body, safe to show as it is.
 *
 * @param html one block per line
 * @param readingMinutes at least 1
 */
public record CleanBody(String html, int readingMinutes) {}
