package dev.unspool.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The requests of one run.
 *
 * @param path requested again and again
 * @param fresh paths that are requested once each, or {@link PostedRequests} that are sent once each; empty for none
 * @param every how many requests there are to a fresh one: 1 if all are fresh
 * @param sends whether the fresh ones are posts
 */
record Traffic(String path, Map<String, String> headers, List<String> fresh, int every, boolean sends) {

    Traffic(String path, Map<String, String> headers, List<String> fresh, int every) {
        this(path, headers, fresh, every, false);
    }

    static Traffic of(String path) {
        return new Traffic(path, Map.of(), List.of(), 1);
    }

    /** Returns requests for paths that are requested once each. */
    static Traffic fresh(List<String> paths) {
        return new Traffic(paths.get(0), Map.of(), paths, 1);
    }

    /** Returns posts, as a browser sends them. */
    static Traffic posts(List<String> posts) {
        return new Traffic("/", PostedRequests.HEADERS, posts, 1, true);
    }

    Traffic with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Traffic(path, more, fresh, every, sends);
    }
}
