package dev.unspool.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Something that clients ask for, and how. */
enum Scenario {
    JSON(places -> Places.full(10)),
    JSON_GZIP(places -> Places.full(10), Map.of("Accept-Encoding", "gzip")),
    JSON_1(places -> Places.full(1)),
    JSON_20(places -> Places.full(20)),
    HTML(Places::article),
    HTML_GZIP(Places::article, Map.of("Accept-Encoding", "gzip")),
    NOT_MODIFIED(places -> Places.full(10)),
    DEEP(Places::deepest),
    DEEP_UNCACHED(Places::deep, 1),
    FIRST_UNCACHED(Places::first, 1),
    COLD(Places::whole, 1),
    MIXED(Places::deep, 10);

    private final Function<Places, String> path;
    private final Map<String, String> headers;
    private final Fresh fresh;
    private final int every;

    Scenario(Function<Places, String> path) {
        this(path, Map.of());
    }

    Scenario(Function<Places, String> path, Map<String, String> headers) {
        this(path, headers, (places, count) -> List.of(), 1);
    }

    /** The page of ten articles, and every so often another. */
    Scenario(Fresh fresh, int every) {
        this(places -> Places.full(10), Map.of(), fresh, every);
    }

    Scenario(Function<Places, String> path, Map<String, String> headers, Fresh fresh, int every) {
        this.path = path;
        this.headers = headers;
        this.fresh = fresh;
        this.every = every;
    }

    /** Makes so many paths that nobody has asked for. */
    private interface Fresh {
        List<String> of(Places places, int count);
    }

    /** @throws IllegalArgumentException where there is none of that name */
    static Scenario named(String name) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no scenario " + name + "; there are " + names()));
    }

    static String names() {
        return Arrays.stream(values()).map(Scenario::toString).collect(Collectors.joining(","));
    }

    /** @param count of paths that nobody has asked for, where there are any */
    Traffic traffic(Places places, int count) {
        return new Traffic(path.apply(places), headers, fresh.of(places, count), every);
    }

    /** Whether clients have the answer already, and ask whether it still holds. */
    boolean revalidates() {
        return this == NOT_MODIFIED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
