package dev.unspool.load;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** In which order the readers of a crowd came, and were sent away by an instance that stops; what they were told then. Used on the crowd's thread. */
final class Goodbyes {

    /** Numbers of readers, in the order of their first hello. */
    final Set<Integer> came = new LinkedHashSet<>();

    /** Numbers of readers, in the order of their goodbyes. */
    final List<Integer> went = new ArrayList<>();

    /** Milliseconds after which each was told to come back. */
    final List<Long> retries = new ArrayList<>();

    void hear(CrowdReader reader, Block block) {
        if (block.is("hello")) {
            came.add(reader.number);
        } else if (block.is("bye") && block.data().contains("\"drain\"")) {
            went.add(reader.number);
            retries.add(block.retry());
        }
    }
}
