package dev.unspool.article;

import org.jspecify.annotations.Nullable;

/** Who wrote an article: what the author box shows. {@code avatar} is an address, absolute or from the site's root. */
public record Author(
        String slug,
        String name,
        @Nullable String bio,
        @Nullable String avatar) {

    /** An author known by name alone, as most imports have them. */
    public static Author named(String name) {
        return new Author(Slug.of(name).value(), name, null, null);
    }
}
