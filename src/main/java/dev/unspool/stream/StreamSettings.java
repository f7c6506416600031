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
 * @param perHousehold streams that one IPv4 address or IPv6 subnet (/64) may have open at one instance: enough for a school or an office
 *     behind one address, and 2 percent of the places
 * @param perEndSite streams that one IPv6 end site (/48) may have open at one instance, those of all its subnets together
 * @param drain over which {@code bye} is spread at most when the instance stops
 * @param simulation whether whoever asks may have a stream spoilt ({@code sim=}), to see what a client makes of it: never where readers are
 */
@ConfigurationProperties("unspool.stream")
record StreamSettings(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("10m") Duration life,
        @DefaultValue("10000") int capacity,
        @DefaultValue("200") int perHousehold,
        @DefaultValue("400") int perEndSite,
        @DefaultValue("15s") Duration drain,
        @DefaultValue("false") boolean simulation) {

    StreamSettings {
        if (perHousehold < 1 || perEndSite < 1) {
            throw new IllegalArgumentException("unspool.stream.per-household and .per-end-site are 1 at least");
        }
    }
}
