package dev.unspool.benchmark;

import dev.unspool.load.ProgramOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The options of the benchmark.
 *
 * @param scenarios in this order; empty for none
 * @param faults the faults to inject, in this order, after the scenarios; empty for none
 * @param micro whether JMH measures single steps first
 * @param stack whether it also reports where their time goes
 * @param rounds of every scenario
 * @param seconds of a round
 * @param warmth seconds of the server's CPU for each scenario before its first round, so that the code is compiled
 * @param articles in the database
 * @param connections that each wrk holds
 * @param rate requests a second of readers while faults are injected
 * @param nginx whether nginx is measured too
 * @param driver whether PostgreSQL's driver alone is measured beside deep-uncached
 * @param profile whether the five topmost frames of every scenario are reported
 * @param jvm options of the instance's JVM, and the driver's
 */
record BenchmarkOptions(
        List<Scenario> scenarios,
        List<InjectedFault> faults,
        boolean micro,
        boolean stack,
        int rounds,
        int seconds,
        int warmth,
        int articles,
        int connections,
        int rate,
        boolean nginx,
        boolean driver,
        boolean profile,
        List<String> jvm) {

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("scenarios", Scenario.names()),
            Map.entry("troubles", ""),
            Map.entry("micro", "true"),
            Map.entry("stack", "false"),
            Map.entry("rounds", "3"),
            Map.entry("seconds", "8"),
            Map.entry("warmth", "15"),
            Map.entry("articles", "200000"),
            Map.entry("connections", "64"),
            Map.entry("rate", "1000"),
            Map.entry("nginx", "true"),
            Map.entry("driver", "true"),
            Map.entry("profile", "false"),
            Map.entry("jvm", "-Xmx1g"));

    static final String HELP = """
            Measures single steps with JMH, and then the packaged application with wrk, in turn with nginx that sends the same bytes from files.

              scenarios=%s
              troubles=       of %s, with readers at an even pace: rate=1000
              rounds=3          seconds=8      warmth=15      articles=200000    connections=64
              micro=true        stack=false    nginx=true     driver=true        profile=false
              jvm="-Xmx1g"

            Without a load: scenarios= (nothing). Without JMH: micro=false.
            """.formatted(Scenario.names(), InjectedFault.names());

    /** @throws IllegalArgumentException for an unknown option, scenario or fault */
    static BenchmarkOptions parse(String... arguments) {
        var given = ProgramOptions.parse(HELP, DEFAULTS, arguments);
        return new BenchmarkOptions(
                given.list("scenarios").stream().map(Scenario::named).toList(),
                given.list("troubles").stream().map(InjectedFault::named).toList(),
                given.flag("micro"),
                given.flag("stack"),
                given.number("rounds"),
                given.number("seconds"),
                given.number("warmth"),
                given.number("articles"),
                given.number("connections"),
                given.number("rate"),
                given.flag("nginx"),
                given.flag("driver"),
                given.flag("profile"),
                given.jvm());
    }

    /** Returns options for runs that are not measured. */
    BenchmarkOptions brief() {
        return new BenchmarkOptions(
                scenarios,
                faults,
                micro,
                stack,
                rounds,
                1,
                warmth,
                articles,
                connections,
                rate,
                nginx,
                driver,
                profile,
                jvm);
    }

    /** Requests as fast as they are answered. */
    RequestRate hurry() {
        return new RequestRate(connections, 0, seconds);
    }

    long warmthMicros() {
        return TimeUnit.SECONDS.toMicros(warmth);
    }

    boolean hasLoad() {
        return !scenarios.isEmpty() || !faults.isEmpty();
    }
}
