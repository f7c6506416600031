package dev.unspool.audience;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.audience.*}.
 *
 * @param keys what the keys in Redis begin with: give each site its own where several share a Redis. The part in braces keeps them on one
 *     node of a cluster, as scripts need them
 * @param halfLife after which a view counts half. Six hours: what was read in the morning has a quarter of its weight in the evening
 * @param refresh how old the ranking may be that a first page begins with. Half a minute: nobody sees ranks move faster, and all that are
 *     kept are 150
 * @param limit how long anybody waits for Redis. The newest articles can be had from PostgreSQL in a tenth of 50 ms
 */
@ConfigurationProperties("unspool.audience")
record AudienceSettings(
        @DefaultValue("unspool:{hot}") String keys,
        @DefaultValue("6h") Duration halfLife,
        @DefaultValue("30s") Duration refresh,
        @DefaultValue("50ms") Duration limit) {

    AudienceSettings {
        if (halfLife.toMillis() < 1 || refresh.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "unspool.audience.half-life and unspool.audience.refresh must be a millisecond at least");
        }
    }

    /** Sorted set: article to score. */
    String ranks() {
        return keys + ":ranks";
    }

    /** Hash: the time at which a view weighs one, and the half-life that the scores were made with. */
    String landmark() {
        return keys + ":landmark";
    }

    /** String: the ranking that first pages begin with. */
    String ranking() {
        return keys + ":ranking";
    }

    /** String: the ranking with this id. */
    String ranking(String id) {
        return keys + ":ranking:" + id;
    }
}
