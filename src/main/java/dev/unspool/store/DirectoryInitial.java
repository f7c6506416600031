package dev.unspool.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a letter begins in a directory.
 *
 * @param slug the first with this letter
 * @param before stands in a cursor for the entry before it; null at the beginning of the directory
 */
public record DirectoryInitial(String slug, @Nullable UUID before) {}
