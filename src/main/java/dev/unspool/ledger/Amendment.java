package dev.unspool.ledger;

import dev.unspool.article.Image;
import org.jspecify.annotations.Nullable;

/**
 * What a correction changes; null leaves a part as it is.
 *
 * @param body cleaned like every body, with its new reading time
 * @param note what readers are told
 */
public record Amendment(
        @Nullable String title,
        @Nullable Part<String> standfirst,
        @Nullable Body body,
        @Nullable Part<Image> image,
        String note) {

    public record Body(String html, int readingMinutes) {}

    /** A part that an article may lack: null takes it away. */
    public record Part<T>(@Nullable T value) {}
}
