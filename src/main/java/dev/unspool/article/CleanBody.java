package dev.unspool.article;

/**
 * A cleaned article body, safe to show as it is.
 *
 * @param html one block per line; empty only in a draft
 * @param readingMinutes at least 1; 0 where there is no text
 */
public record CleanBody(String html, int readingMinutes) {

    /** The body of a draft that has no text yet. */
    public static final CleanBody NONE = new CleanBody("", 0);

    /** Whether there is something to read. */
    public boolean hasText() {
        return readingMinutes > 0;
    }
}
