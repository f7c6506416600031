package dev.unspool.format;

import org.jspecify.annotations.Nullable;

/**
 * Where an item begins in its file.
 *
 * @param line counted from 1
 * @param offset bytes before the item; null where the line is enough to find it
 */
public record ItemPlace(long line, @Nullable Long offset) {

    static ItemPlace ofLine(long line) {
        return new ItemPlace(line, null);
    }
}
