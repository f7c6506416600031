package dev.unspool.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What clients ask for, or send, in one run.
 *
 * @param path asked for again and again
 * @param fresh paths that are asked for once each, or {@link Letters} that are sent once each; empty for none
 * @param every how many requests there are to one that is fresh: 1 where all are
 * @param sends whether what is fresh is letters
 */
record Traffic(String path, Map<String, String> headers, List<String> fresh, int every, boolean sends) {

    Traffic(String path, Map<String, String> headers, List<String> fresh, int every) {
        this(path, headers, fresh, every, false);
    }

    static Traffic of(String path) {
        return new Traffic(path, Map.of(), List.of(), 1);
    }

    /** Paths that are asked for once each. */
    static Traffic fresh(List<String> paths) {
        return new Traffic(paths.get(0), Map.of(), paths, 1);
    }

    /** As a browser sends them. */
    static Traffic letters(List<String> letters) {
        return new Traffic("/", Letters.HEADERS, letters, 1, true);
    }

    Traffic with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Traffic(path, more, fresh, every, sends);
    }
}
