package dev.unspool.store;

import dev.unspool.article.Author;
import org.jspecify.annotations.Nullable;

/**
 * A section, a tag or an author, as readers see it.
 *
 * @param key by which feeds select its articles; it never changes, and filters and cursors hold it in place of the slug
 * @param slug its address of now
 * @param author null unless it is an author
 * @param log the head of the change log when it was read
 */
public record Topic(
        String key, String slug, String name, @Nullable Author author, LogHead log) {}
