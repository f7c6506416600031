package dev.unspool.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What clients ask for in one run.
 *
 * @param path asked for again and again
 * @param fresh paths that are asked for once each; empty for none
 * @param every how many requests there are to one that is fresh: 1 where all are
 */
record Traffic(String path, Map<String, String> headers, List<String> fresh, int every) {

    Traffic with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Traffic(path, more, fresh, every);
    }
}
