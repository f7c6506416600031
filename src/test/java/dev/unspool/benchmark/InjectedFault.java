package dev.unspool.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A fault that can happen to a site while it is read. The limits are those of production, except with {@link #FLOOD_UNLIMITED}. */
enum InjectedFault {
    /** Comments from more addresses than can be counted. */
    FLOOD,
    /** Comments from one address. */
    FLOOD_OF_ONE,
    /** Comments from everywhere, which only the number of concurrent ones limits. */
    FLOOD_UNLIMITED,
    /** Every answer of Redis is late. */
    REDIS_SLOW,
    /** Redis keeps its connections open and does not answer. */
    REDIS_STOPPED;

    /** Comments a second. */
    private static final int FLOODED = 2_000;

    /** Views a second: with the comments below, a tenth of what the site can take. */
    private static final int VIEWS = 200;

    /** Comments a second: fewer than the site's limit of 300 in ten seconds. */
    private static final int COMMENTS = 20;

    /** Switches off the limits on comments, except that of an address. */
    static final Map<String, Object> UNLIMITED =
            Map.of("unspool.comments.per-article", "1000000/1s", "unspool.comments.per-site", "1000000/1s");

    /** @throws IllegalArgumentException for an unknown name */
    static InjectedFault named(String name) {
        return Arrays.stream(values())
                .filter(fault -> fault.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no trouble " + name + "; there are " + names()));
    }

    static String names() {
        return Arrays.stream(values()).map(InjectedFault::toString).collect(Collectors.joining(","));
    }

    Map<String, Object> settings() {
        return this == FLOOD_UNLIMITED ? UNLIMITED : Map.of();
    }

    /**
     * Returns the clients before, during and after the fault.
     *
     * @param rate of readers, requests a second
     */
    List<ClientGroup> readers(int rate) {
        return isFlood()
                ? List.of(ClientGroup.of(Scenario.JSON_GZIP, rate / 2), ClientGroup.of(Scenario.HTML_GZIP, rate / 2))
                : List.of(
                        ClientGroup.of(Scenario.MIXED, rate),
                        ClientGroup.of(Scenario.VIEW, VIEWS),
                        ClientGroup.comments(
                                COMMENTS,
                                (requests, count) ->
                                        Traffic.posts(requests.posts().scattered(count))));
    }

    /** Returns the clients that come with the fault. */
    List<ClientGroup> flood() {
        return switch (this) {
            case FLOOD, FLOOD_UNLIMITED -> List.of(ClientGroup.flood(FLOODED, Scenario.COMMENT::traffic));
            case FLOOD_OF_ONE ->
                List.of(ClientGroup.flood(
                        FLOODED,
                        (requests, count) -> Traffic.posts(requests.posts().ofOne(count))));
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
