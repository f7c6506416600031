package dev.unspool.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.stream.*}.
 *
 * @param heartbeat between a checkpoint and a ping, and between a ping and a checkpoint: half of what most proxies allow to be idle
 * @param life the longest that a stream lives; each lives a random 80 to 100 percent of it, so that readers spread over the instances
 * @param capacity streams that one instance holds; a further reader is told when to come back
 * @param drain over which {@code bye} is spread at most when the instance stops
 * @param simulation whether whoever asks may have a stream spoilt ({@code sim=}), to see what a client makes of it: never where readers are
 */
@ConfigurationProperties("unspool.stream")
record StreamSettings(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("10m") Duration life,
        @DefaultValue("10000") int capacity,
        @DefaultValue("15s") Duration drain,
        @DefaultValue("false") boolean simulation) {}
