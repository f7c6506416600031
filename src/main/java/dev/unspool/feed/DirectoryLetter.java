package dev.unspool.feed;

import org.jspecify.annotations.Nullable;

/**
 * Where the entries of a letter begin in a directory.
 *
 * @param slug the first of them
 * @param cursor of the page that begins with it; null for the first page
 */
public record DirectoryLetter(String slug, @Nullable String cursor) {}
