package dev.unspool.benchmark;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Something that clients ask for, or send, and how. */
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
    MIXED(Places::deep, 10),
    THREAD((stock, count) -> Traffic.of(stock.discussion().page())),
    THREAD_UNCHANGED((stock, count) -> Traffic.of(stock.discussion().page())),
    THREAD_DEEP((stock, count) -> Traffic.fresh(stock.discussion().deep(count))),
    THREAD_OWN((stock, count) -> Traffic.of(stock.discussion().page())
            .with("Unspool-Author", stock.discussion().author())),
    COMMENT((stock, count) -> Traffic.letters(stock.letters().comments(count))),
    COMMENT_KNOWN((stock, count) -> Traffic.letters(stock.letters().known(count))),
    VIEW((stock, count) -> Traffic.letters(stock.letters().visits(count)));

    /** What a server of files cannot answer. */
    private static final Set<Scenario> OURS_ALONE = EnumSet.of(THREAD_OWN, COMMENT, COMMENT_KNOWN, VIEW);

    private final Asked asked;

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
        this((stock, count) ->
                new Traffic(path.apply(stock.places()), headers, fresh.of(stock.places(), count), every));
    }

    Scenario(Asked asked) {
        this.asked = asked;
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

    /** @param count of paths that nobody has asked for, or letters that nobody has sent, where there are any */
    Traffic traffic(Stock stock, int count) {
        return asked.of(stock, count);
    }

    /** Whether files can be the bar: all get the same. */
    boolean isForAll() {
        return !OURS_ALONE.contains(this);
    }

    /** Whether clients have the answer already, and ask whether it still holds. */
    boolean revalidates() {
        return this == NOT_MODIFIED || this == THREAD_UNCHANGED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
