package dev.unspool.article;

import org.jspecify.annotations.Nullable;

/**
 * The lead picture. {@code url} is absolute or from the site's root; width and height are pixels, both or neither; {@code alt} says what
 * it shows, empty where it only decorates.
 */
public record Image(
        String url, @Nullable Integer width, @Nullable Integer height, String alt) {

    public Image {
        if (width == null || height == null || width <= 0 || height <= 0) {
            width = null;
            height = null;
        }
    }
}
