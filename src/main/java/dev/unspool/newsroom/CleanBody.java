package dev.unspool.newsroom;

/**
 * A body that may stand in a page as it is.
 *
 * @param html one block a line
 * @param readingMinutes at least 1
 */
record CleanBody(String html, int readingMinutes) {}
