package dev.unspool.body;

/**
 * A body that may stand in a page as it is.
 *
 * @param html one block a line
 * @param readingMinutes at least 1
 */
public record CleanBody(String html, int readingMinutes) {}
