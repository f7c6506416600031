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
 * @param remembered acts that are known to have been counted, in each of two halves: some 100 bytes of Redis each. A site that has more of them in
 *     six hours knows them for a shorter time
 * @param write how often counts are written to PostgreSQL. Ten seconds: what a Redis that loses its memory takes with it
 * @param burst acts that one address, or IPv6 subnet (/64), may have counted for one article at once. Sixty: an office that reads the same news.
 *     An IPv6 end site (/48) may have four times as many, and all articles together twenty times
 * @param perMinute acts that may go on after those, alike
 * @param daily views and shares of a day, the first of each household for an article, that are told apart: 2 bytes of Redis each. Of more, some
 *     are taken for one that came before, and lift nothing in the ranking
 * @param hourlyLift how much one household lifts all articles within an hour, where a view lifts by 1 and a share by 10. A hundred: more than a
 *     family reads, and too little to make a ranking
 */
@ConfigurationProperties("unspool.audience")
record AudienceSettings(
        @DefaultValue("unspool:{hot}") String keys,
        @DefaultValue("6h") Duration halfLife,
        @DefaultValue("30s") Duration refresh,
        @DefaultValue("50ms") Duration limit,
        @DefaultValue("100000") int remembered,
        @DefaultValue("10s") Duration write,
        @DefaultValue("60") int burst,
        @DefaultValue("10") int perMinute,
        @DefaultValue("1000000") int daily,
        @DefaultValue("100") int hourlyLift) {

    /** Of the filter, for each act. */
    private static final int BITS = 16;

    /** So that the filter fits into a string of Redis, of 512 MB. */
    private static final int MOST_DAILY = 200_000_000;

    AudienceSettings {
        if (halfLife.toMillis() < 1 || refresh.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "unspool.audience.half-life and unspool.audience.refresh must be a millisecond at least");
        }
        if (remembered < 1 || write.toMillis() < 1 || burst < 1 || perMinute < 1) {
            throw new IllegalArgumentException(
                    "unspool.audience.remembered, write, burst and per-minute must be positive");
        }
        if (daily < 1 || daily > MOST_DAILY || hourlyLift < 0 || hourlyLift > Lifts.MOST_SUM) {
            throw new IllegalArgumentException("unspool.audience.daily must be from 1 to " + MOST_DAILY
                    + ", and unspool.audience.hourly-lift from 0 to " + Lifts.MOST_SUM);
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

    /** Hash: the newer half of what was counted, mark to depth; since when is in it too. */
    String seen() {
        return keys + ":seen";
    }

    /** Hash: the older half. */
    String seenBefore() {
        return keys + ":seen-before";
    }

    /** Bits of the filter of a day. */
    long marks() {
        return (long) daily * BITS;
    }

    /** Bloom filter: which households lifted which articles on {@code day}. */
    String lifted(String day) {
        return keys + ":lifted:" + day;
    }

    /** Counters: how much households lifted all articles in {@code hour}. */
    String lifts(String hour) {
        return keys + ":lifts:" + hour;
    }

    /** Sorted set: the keys of filters and counters of lifts, with the time in milliseconds at which each may be deleted. */
    String liftEnds() {
        return keys + ":lift-ends";
    }

    /** Hash: article and figure to number, and the id of the batch that they will be. */
    String counts() {
        return keys + ":counts";
    }

    /** List: ids of the batches that wait to be written. */
    String batches() {
        return keys + ":batches";
    }

    /** Hash: the counts of the batch with this id. */
    String batch(String id) {
        return keys + ":batch:" + id;
    }
}
