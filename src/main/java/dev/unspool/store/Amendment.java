package dev.unspool.store;

import org.jspecify.annotations.Nullable;

/**
 * What a correction changes; null leaves a part as it is.
 *
 * @param body cleaned like every body, with its new reading time
 * @param note what readers are told
 */
public record Amendment(
        @Nullable String title,
        @Nullable String standfirst,
        @Nullable Body body,
        String note) {

    public record Body(String html, int readingMinutes) {}
}
