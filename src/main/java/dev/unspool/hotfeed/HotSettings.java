package dev.unspool.hotfeed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code unspool.hot.*}.
 *
 * @param near how much memory this instance's own cached answers may take. The default is an eighth of the heap, and 64 MB at most: some
 *     thousand pages, more than readers ask for at one time
 * @param prefix of the keys in Redis: give each site its own if several share a Redis
 * @param redisLimit maximum wait for Redis. PostgreSQL has the answer sooner than 50 ms
 * @param staleAfter how long a request waits for a new answer before it gets the stale one in memory
 * @param limit how long a request waits for an answer of which nothing is in memory
 */
@ConfigurationProperties("unspool.hot")
record HotSettings(DataSize near, String prefix, Duration redisLimit, Duration staleAfter, Duration limit) {

    private static final long MOST = DataSize.ofMegabytes(64).toBytes();

    HotSettings(
            @Nullable DataSize near,
            @DefaultValue("unspool:hot:") String prefix,
            @DefaultValue("50ms") Duration redisLimit,
            @DefaultValue("250ms") Duration staleAfter,
            @DefaultValue("2500ms") Duration limit) {
        this.near = near == null
                ? DataSize.ofBytes(Math.min(MOST, Runtime.getRuntime().maxMemory() / 8))
                : near;
        this.prefix = prefix;
        this.redisLimit = redisLimit;
        this.staleAfter = staleAfter;
        this.limit = limit;
    }
}
