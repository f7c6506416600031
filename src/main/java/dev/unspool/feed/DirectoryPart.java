package dev.unspool.feed;

import dev.unspool.store.DirectoryEntry;
import dev.unspool.store.LogHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * a page of a directory of sections, tags or authors, A to Z.
 *
 * @param next the cursor of the page after these entries; null only at the true end
 * @param previous the cursor of the page before these entries; null at the beginning
 * @param log the head of the change log when the page was read
 */
public record DirectoryPart(
        List<DirectoryEntry> items,
        @Nullable String next,
        @Nullable String previous,
        LogHead log) {}
