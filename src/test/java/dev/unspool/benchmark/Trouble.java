package dev.unspool.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What may happen to a site while it is read. Limits are those of production, but for those of {@link #FLOOD_UNLIMITED}. */
enum Trouble {
    /** Comments from more addresses than can be counted. */
    FLOOD,
    /** Comments from one address. */
    FLOOD_OF_ONE,
    /** Comments from everywhere, that nothing but their number holds back. */
    FLOOD_UNLIMITED,
    /** Every answer of Redis comes late. */
    REDIS_SLOW,
    /** Redis says nothing, and does not go away. */
    REDIS_STOPPED;

    /** Comments a second. */
    private static final int FLOODED = 2_000;

    /** A second: with the comments below, a tenth of what the site takes. */
    private static final int VIEWS = 200;

    /** A second: less than the site's limit of 300 in ten seconds. */
    private static final int COMMENTS = 20;

    /** What comments are held back by in production, but for the limit of an address. */
    static final Map<String, Object> UNLIMITED =
            Map.of("unspool.comments.per-article", "1000000/1s", "unspool.comments.per-site", "1000000/1s");

    /** @throws IllegalArgumentException where there is none of that name */
    static Trouble named(String name) {
        return Arrays.stream(values())
                .filter(trouble -> trouble.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no trouble " + name + "; there are " + names()));
    }

    static String names() {
        return Arrays.stream(values()).map(Trouble::toString).collect(Collectors.joining(","));
    }

    Map<String, Object> settings() {
        return this == FLOOD_UNLIMITED ? UNLIMITED : Map.of();
    }

    /** Who is at the site before, meanwhile and afterwards. @param rate of those who read, a second */
    List<Wave> readers(int rate) {
        return isFlood()
                ? List.of(Wave.of(Scenario.JSON_GZIP, rate / 2), Wave.of(Scenario.HTML_GZIP, rate / 2))
                : List.of(
                        Wave.of(Scenario.MIXED, rate),
                        Wave.of(Scenario.VIEW, VIEWS),
                        Wave.comments(
                                COMMENTS,
                                (stock, count) ->
                                        Traffic.letters(stock.letters().scattered(count))));
    }

    /** Who comes with it. */
    List<Wave> flood() {
        return switch (this) {
            case FLOOD, FLOOD_UNLIMITED -> List.of(Wave.flood(FLOODED, Scenario.COMMENT::traffic));
            case FLOOD_OF_ONE ->
                List.of(Wave.flood(
                        FLOODED,
                        (stock, count) -> Traffic.letters(stock.letters().ofOne(count))));
            case REDIS_SLOW, REDIS_STOPPED -> List.of();
        };
    }

    void begin(FailingRedis redis) throws Exception {
        switch (this) {
            case REDIS_SLOW -> redis.delay();
            case REDIS_STOPPED -> redis.stop();
            case FLOOD, FLOOD_OF_ONE, FLOOD_UNLIMITED -> {}
        }
    }

    private boolean isFlood() {
        return !flood().isEmpty();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
