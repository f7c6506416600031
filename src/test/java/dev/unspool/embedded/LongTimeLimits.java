package dev.unspool.embedded;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Map;

/** Time limits for tests of something else: on a busy machine, correct work takes longer than a reader would wait. */
public final class LongTimeLimits {

    /** Settings of this application. */
    public static final Map<String, String> OURS = Map.ofEntries(
            entry("unspool.announce.limit", "10s"),
            entry("unspool.audience.limit", "10s"),
            entry("unspool.comments.limit", "10s"),
            entry("unspool.comments.max-wait", "30s"),
            entry("unspool.database.limit", "80s"),
            entry("unspool.database.newsroom.max-wait", "30s"),
            entry("unspool.hot.limit", "60s"),
            entry("unspool.hot.redis-limit", "10s"),
            entry("unspool.hot.stale-after", "60s"),
            entry("unspool.related.time", "30s"),
            entry("unspool.search.limit", "100000/1m"),
            entry("unspool.search.patience", "10s"),
            entry("unspool.search.suggestions", "100000/1m"),
            entry("unspool.search.time", "30s"),
            entry("unspool.stream.opening", "30s"));

    /** Settings of Spring too. A packaged application that is given one of these chooses its beans anew, which takes longer. */
    public static final Map<String, String> ALL = all();

    private LongTimeLimits() {}

    private static Map<String, String> all() {
        var all = new HashMap<>(OURS);
        all.put("spring.r2dbc.pool.max-acquire-time", "30s");
        all.put("spring.r2dbc.pool.max-create-connection-time", "30s");
        all.put("spring.data.redis.connect-timeout", "10s");
        all.put("spring.data.redis.timeout", "10s");
        return Map.copyOf(all);
    }
}
