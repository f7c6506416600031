package dev.unspool.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A section, tag or author that has published articles.
 *
 * @param key stands for it in a cursor
 * @param bio of an author, if there is one
 * @param avatar of an author, if there is one: an address, absolute or from the site's root
 * @param articles how many published articles it has, counted up to {@link Directory#COUNTED}
 */
public record DirectoryEntry(
        UUID key,
        String slug,
        String name,
        @Nullable String bio,
        @Nullable String avatar,
        int articles) {}
