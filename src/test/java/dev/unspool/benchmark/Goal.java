package dev.unspool.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a figure should be.
 *
 * @param bound the highest or lowest value
 * @param atMost whether {@code bound} is the highest
 */
record Goal(String what, double figure, double bound, boolean atMost) {

    private static final double CPU = 1.5;
    private static final double RATE = 0.6;
    private static final double DEPTH = 1.1;
    private static final double DRIVER = 1.2;
    private static final double GROWTH = 1.1;

    /** Microseconds of a {@code 304} to a reader of comments. */
    private static final double UNCHANGED = 15;

    /** Microseconds of WordPress behind nginx's page cache, where nginx's static file costs 24: measured once, on another machine. */
    private static final double WORDPRESS = 65.0 / 24;

    private static final double BETTER = 2;

    /** Returns the hot feed's goals whose figures were measured. */
    static List<Goal> of(Results results) {
        var hot = Stream.of(Scenario.JSON, Scenario.JSON_GZIP, Scenario.HTML, Scenario.HTML_GZIP)
                .flatMap(scenario -> hot(results, scenario));
        var cold = Stream.of(
                atMost("deep-uncached: cost, of first-uncached's", DEPTH, uncached(results)),
                atMost(
                        "deep-uncached: CPU, of the bare driver's for the same rows",
                        DRIVER,
                        results.cpuRatio(Scenario.DEEP_UNCACHED, BareDriver.NAME)),
                atMost("heap a request of 20 articles, of that of one", GROWTH, growth(results)));
        var threads = Stream.of(
                        Scenario.THREAD,
                        Scenario.THREAD_PAGE,
                        Scenario.THREAD_PAGE_GZIP,
                        Scenario.THREAD_FRAGMENT,
                        Scenario.THREAD_FRAGMENT_GZIP)
                .map(scenario -> atMost(
                        scenario + ": CPU a request, of nginx's", CPU, results.cpuRatio(scenario, StaticFiles.NAME)));
        var unchanged = Stream.of(
                        Scenario.THREAD_UNCHANGED, Scenario.THREAD_PAGE_UNCHANGED, Scenario.THREAD_FRAGMENT_UNCHANGED)
                .map(scenario -> atMost(
                        scenario + ": microseconds of CPU a request", UNCHANGED, ours(results, scenario, Run::cpu)));
        return Stream.of(hot, cold, threads, unchanged)
                .flatMap(goals -> goals)
                .filter(aim -> !Double.isNaN(aim.figure))
                .toList();
    }

    boolean isMet() {
        return atMost ? figure <= bound : figure >= bound;
    }

    void print() {
        System.out.printf(
                "%-62s %6.2f   aim: at %s %.1f   %s%n",
                what, figure, atMost ? "most" : "least", bound, isMet() ? "met" : "missed");
    }

    private static Stream<Goal> hot(Results results, Scenario scenario) {
        var cpu = results.cpuRatio(scenario, StaticFiles.NAME);
        return Stream.of(
                atMost(scenario + ": CPU a request, of nginx's", CPU, cpu),
                atLeast(
                        scenario + ": requests a second, of nginx's",
                        RATE,
                        results.rateRatio(scenario, StaticFiles.NAME)),
                atLeast(scenario + ": times better than WordPress behind nginx's cache", BETTER, WORDPRESS / cpu));
    }

    private static double uncached(Results results) {
        return ours(results, Scenario.DEEP_UNCACHED, Goal::whole) / ours(results, Scenario.FIRST_UNCACHED, Goal::whole);
    }

    private static double whole(Run run) {
        return run.cpu() + run.database();
    }

    private static double growth(Results results) {
        return ours(results, Scenario.JSON_20, Run::allocated) / ours(results, Scenario.JSON_1, Run::allocated);
    }

    private static double ours(Results results, Scenario scenario, ToDoubleFunction<Run> figure) {
        return results.cost(scenario, UnspoolServer.NAME, figure);
    }

    private static Goal atMost(String what, double bound, double figure) {
        return new Goal(what, figure, bound, true);
    }

    private static Goal atLeast(String what, double bound, double figure) {
        return new Goal(what, figure, bound, false);
    }
}
