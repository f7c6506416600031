package dev.unspool.load;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The order in which the readers of a crowd came, and in which a stopping instance sent them {@code bye}. Use it on the crowd's thread
 * only.
 */
final class ByeOrder {

    /** Numbers of readers, in the order of their first hello. */
    final Set<Integer> came = new LinkedHashSet<>();

    /** Numbers of readers, in the order in which they were sent {@code bye}. */
    final List<Integer> went = new ArrayList<>();

    /** Milliseconds after which each was to come back. */
    final List<Long> retries = new ArrayList<>();

    void hear(CrowdReader reader, EventBlock block) {
        if (block.is("hello")) {
            came.add(reader.number);
        } else if (block.is("bye") && block.data().contains("\"drain\"")) {
            went.add(reader.number);
            retries.add(block.retry());
        }
    }
}
