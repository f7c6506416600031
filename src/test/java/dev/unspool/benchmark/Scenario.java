package dev.unspool.benchmark;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A kind of request that is measured. */
enum Scenario {
    JSON(places -> PagePaths.full(10)),
    JSON_GZIP(places -> PagePaths.full(10), Map.of("Accept-Encoding", "gzip")),
    JSON_1(places -> PagePaths.full(1)),
    JSON_20(places -> PagePaths.full(20)),
    HTML(PagePaths::article),
    HTML_GZIP(PagePaths::article, Map.of("Accept-Encoding", "gzip")),
    NOT_MODIFIED(places -> PagePaths.full(10)),
    DEEP(PagePaths::deepest),
    DEEP_UNCACHED(PagePaths::deep, 1),
    FIRST_UNCACHED(PagePaths::first, 1),
    COLD(PagePaths::whole, 1),
    MIXED(PagePaths::deep, 10),
    THREAD((requests, count) -> Traffic.of(requests.discussion().page())),
    THREAD_UNCHANGED((requests, count) -> Traffic.of(requests.discussion().page())),
    THREAD_PAGE((requests, count) -> Traffic.of(requests.discussion().html())),
    THREAD_PAGE_GZIP(
            (requests, count) -> Traffic.of(requests.discussion().html()).with("Accept-Encoding", "gzip")),
    THREAD_PAGE_UNCHANGED((requests, count) -> Traffic.of(requests.discussion().html())),
    THREAD_FRAGMENT((requests, count) -> Traffic.of(requests.discussion().html() + "?fragment=1")),
    THREAD_FRAGMENT_GZIP((requests, count) ->
            Traffic.of(requests.discussion().html() + "?fragment=1").with("Accept-Encoding", "gzip")),
    THREAD_FRAGMENT_UNCHANGED(
            (requests, count) -> Traffic.of(requests.discussion().html() + "?fragment=1")),
    THREAD_DEEP((requests, count) -> Traffic.fresh(requests.discussion().deep(count))),
    THREAD_OWN((requests, count) -> Traffic.of(requests.discussion().page())
            .with("Unspool-Author", requests.discussion().author())),
    COMMENT((requests, count) -> Traffic.posts(requests.posts().comments(count))),
    COMMENT_KNOWN((requests, count) -> Traffic.posts(requests.posts().known(count))),
    VIEW((requests, count) -> Traffic.posts(requests.posts().visits(count)));

    /** Those that a static file server cannot answer. */
    private static final Set<Scenario> OURS_ALONE = EnumSet.of(THREAD_OWN, COMMENT, COMMENT_KNOWN, VIEW);

    private static final Set<Scenario> REVALIDATE =
            EnumSet.of(NOT_MODIFIED, THREAD_UNCHANGED, THREAD_PAGE_UNCHANGED, THREAD_FRAGMENT_UNCHANGED);

    private final RequestSource asked;

    Scenario(Function<PagePaths, String> path) {
        this(path, Map.of());
    }

    Scenario(Function<PagePaths, String> path, Map<String, String> headers) {
        this(path, headers, (places, count) -> List.of(), 1);
    }

    /** Requests the page of ten articles, and every so often a fresh path. */
    Scenario(Fresh fresh, int every) {
        this(places -> PagePaths.full(10), Map.of(), fresh, every);
    }

    Scenario(Function<PagePaths, String> path, Map<String, String> headers, Fresh fresh, int every) {
        this((requests, count) ->
                new Traffic(path.apply(requests.places()), headers, fresh.of(requests.places(), count), every));
    }

    Scenario(RequestSource asked) {
        this.asked = asked;
    }

    /** Creates paths that nobody has requested. */
    private interface Fresh {
        List<String> of(PagePaths places, int count);
    }

    /** @throws IllegalArgumentException for an unknown name */
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

    /** @param count of fresh paths or posts, if there are any */
    Traffic traffic(BenchmarkRequests requests, int count) {
        return asked.of(requests, count);
    }

    /** Whether a static file server can be the bar: everybody gets the same. */
    boolean isForAll() {
        return !OURS_ALONE.contains(this);
    }

    /** Whether clients have the answer already and revalidate it. */
    boolean revalidates() {
        return REVALIDATE.contains(this);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
