package dev.unspool.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Headlines in reading order, and the ways on.
 *
 * @param next address of the older ones; null at the true end
 * @param previous address of the newer ones; null where there are none, and in a fragment
 */
record Headlines(
        List<Story> stories,
        @Nullable String next,
        @Nullable String previous) {}
