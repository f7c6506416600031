package dev.unspool.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.stream.*}.
 *
 * @param heartbeat time between a checkpoint and a ping, and between a ping and a checkpoint: half of what most proxies allow to be idle
 * @param life the longest life of a stream; each lives a random 80 to 100 percent of it, so that readers spread over the instances
 * @param capacity streams that one instance holds; a further reader is told when to come back
 * @param perHousehold streams that one IPv4 address or IPv6 subnet (/64) may have open at one instance: enough for a school or an office
 *     behind one address, and 2 percent of the capacity
 * @param perEndSite streams that one IPv6 end site (/48) may have open at one instance, those of all its subnets together
 * @param drain the longest time over which {@code bye} is spread when the instance stops
 * @param opening how long a new stream waits for PostgreSQL before it says {@code bye}: clients wait three seconds for the first byte
 * @param simulation whether anyone may have faults injected into a stream ({@code sim=}) to test a client: never where readers are
 */
@ConfigurationProperties("unspool.stream")
record StreamSettings(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("10m") Duration life,
        @DefaultValue("10000") int capacity,
        @DefaultValue("200") int perHousehold,
        @DefaultValue("400") int perEndSite,
        @DefaultValue("15s") Duration drain,
        @DefaultValue("900ms") Duration opening,
        @DefaultValue("false") boolean simulation) {

    StreamSettings {
        if (perHousehold < 1 || perEndSite < 1) {
            throw new IllegalArgumentException("unspool.stream.per-household and .per-end-site are 1 at least");
        }
    }
}
