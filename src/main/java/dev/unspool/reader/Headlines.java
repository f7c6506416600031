package dev.unspool.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Headlines in reading order, with links to the neighbouring pages.
 *
 * @param next address of older headlines; null at the true end
 * @param previous address of newer headlines; null if there are none, and in a fragment
 */
record Headlines(
        List<Story> stories,
        @Nullable String next,
        @Nullable String previous) {}
