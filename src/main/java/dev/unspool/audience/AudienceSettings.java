package dev.unspool.audience;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.audience.*}.
 *
 * @param keys prefix of all Redis keys: give each site its own if several share a Redis. The part in braces (a hash tag) keeps the keys on one node
 *     of a cluster, as scripts require
 * @param halfLife time after which a view has half its weight. Six hours: what was read in the morning has a quarter of its weight in the evening
 * @param refresh maximum age of the ranking that a first page begins with. Half a minute: nobody sees ranks move faster, and it limits the rankings
 *     that are kept to 150
 * @param limit maximum wait for Redis. PostgreSQL gives the newest articles in a tenth of 50 ms
 * @param remembered acts remembered as counted in each of two generations: some 100 bytes of Redis each. A site with more of them in six hours
 *     remembers them for a shorter time
 * @param write how often counts are written to PostgreSQL. Ten seconds: this much is lost if Redis loses its memory
 * @param burst acts that one address, or IPv6 subnet (/64), may have counted for one article at once. Sixty: an office that reads the same news. An
 *     IPv6 end site (/48) may have four times as many, and all articles together twenty times
 * @param perMinute acts per minute after the burst, with the same factors
 * @param daily first views and first shares of a day, one for each household and article, that the Bloom filter can tell apart: 2 bytes of Redis
 *     each. Beyond that number some new ones are mistaken for known ones and do not affect the ranking
 * @param hourlyLift how much one household may raise the scores of all articles within an hour, where a view counts 1 and a share 10. A hundred: more
 *     than a family reads, and too little to make a ranking
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

    /** Bits of the Bloom filter for each act. */
    private static final int BITS_PER_ACT = 16;

    /** Keeps the filter within the 512 MB of a Redis string. */
    private static final int MAX_DAILY = 200_000_000;

    AudienceSettings {
        if (halfLife.toMillis() < 1 || refresh.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "unspool.audience.half-life and unspool.audience.refresh must be a millisecond at least");
        }
        if (remembered < 1 || write.toMillis() < 1 || burst < 1 || perMinute < 1) {
            throw new IllegalArgumentException(
                    "unspool.audience.remembered, write, burst and per-minute must be positive");
        }
        if (daily < 1 || daily > MAX_DAILY || hourlyLift < 0 || hourlyLift > LiftSketches.MAX_COUNT) {
            throw new IllegalArgumentException("unspool.audience.daily must be from 1 to " + MAX_DAILY
                    + ", and unspool.audience.hourly-lift from 0 to " + LiftSketches.MAX_COUNT);
        }
    }

    /** Sorted set: article to score. */
    String ranks() {
        return keys + ":ranks";
    }

    /** Hash: the landmark, which is the time at which a view weighs one, and the half-life that the scores were made with. */
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

    /** Hash: the newer generation of counted acts, from dedup key to depth; the field {@code since} says when it began. */
    String seen() {
        return keys + ":seen";
    }

    /** Hash: the older generation of counted acts. */
    String seenBefore() {
        return keys + ":seen-before";
    }

    /** Returns the size of a day's Bloom filter in bits. */
    long filterBits() {
        return (long) daily * BITS_PER_ACT;
    }

    /** Bitmap: the Bloom filter of what raised which articles' scores on {@code day}. */
    String lifted(String day) {
        return keys + ":lifted:" + day;
    }

    /** Bitmap: the counters of how much households raised the scores of all articles in {@code hour}. */
    String lifts(String hour) {
        return keys + ":lifts:" + hour;
    }

    /** Sorted set: the keys of filters and counters, scored by the time in milliseconds at which each may be deleted. */
    String liftEnds() {
        return keys + ":lift-ends";
    }

    /** Hash: number by article and figure, and the id of the batch that they will become. */
    String counts() {
        return keys + ":counts";
    }

    /** List: ids of the batches that wait to be written to PostgreSQL. */
    String batches() {
        return keys + ":batches";
    }

    /** Hash: the counts of the batch with this id. */
    String batch(String id) {
        return keys + ":batch:" + id;
    }
}
