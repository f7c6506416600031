package dev.unspool.hotfeed;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code unspool.hot.*}.
 *
 * @param near how much memory the answers take that this instance keeps itself; an eighth of the heap where nothing is said, and 64 MB at
 *     most: some thousand pages, which is more than readers ask for at one time
 * @param prefix of the keys in Redis: give each site its own where several share a Redis
 */
@ConfigurationProperties("unspool.hot")
record HotSettings(DataSize near, String prefix) {

    private static final long MOST = DataSize.ofMegabytes(64).toBytes();

    HotSettings(@Nullable DataSize near, @DefaultValue("unspool:hot:") String prefix) {
        this.near = near == null
                ? DataSize.ofBytes(Math.min(MOST, Runtime.getRuntime().maxMemory() / 8))
                : near;
        this.prefix = prefix;
    }
}
