package dev.unspool.hotfeed;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code unspool.hot.*}.
 *
 * @param near how much memory the answers take that this instance keeps itself
 * @param prefix of the keys in Redis: give each site its own where several share a Redis
 */
@ConfigurationProperties("unspool.hot")
record HotSettings(
        @DefaultValue("32MB") DataSize near,
        @DefaultValue("unspool:hot:") String prefix) {}
