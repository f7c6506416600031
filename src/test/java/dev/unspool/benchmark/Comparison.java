package dev.unspool.benchmark;

import dev.unspool.load.ProcessFigures;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Measures this application and the bars in turn: warms up what needs it, and then goes through all scenarios in every round. */
final class Comparison {

    /** The most warm-up runs of a scenario, on a machine that gives the server little of its processor. */
    private static final int MOST_WARMING = 12;

    private static final String HEADER = "%n%-16s %-8s %9s %8s %8s %8s %8s %8s %6s %5s%n";
    private static final String ROW = "%-16s %-8s %,9.0f %8.1f %8.1f %8.1f %8s %8s %6d %5.1f%n";

    private final List<Subject> subjects;
    private final ProcessFigures database;
    private final BenchmarkOptions options;
    private final Results results = new Results();

    /** @param subjects measured in turn */
    Comparison(List<Subject> subjects, ProcessFigures database, BenchmarkOptions options) {
        this.subjects = subjects;
        this.database = database;
        this.options = options;
    }

    Results run() throws Exception {
        for (var scenario : options.scenarios()) {
            for (var subject : subjects(scenario)) {
                warm(subject, scenario);
            }
        }
        System.out.printf(HEADER, "", "", "req/s", "CPU µs", "PG µs", "heap KB", "p50 ms", "p99 ms", "failed", "load");
        for (var round = 0; round < options.rounds(); round++) {
            for (var scenario : options.scenarios()) {
                measure(scenario);
            }
        }
        return results;
    }

    private void measure(Scenario scenario) throws Exception {
        for (var subject : subjects(scenario)) {
            subject.work(scenario, options.brief()); // what the scenario before has left behind is not this one's
            var run = Run.of(subject, scenario, database, options);
            results.add(scenario, subject.name(), run);
            print(scenario, subject, run);
        }
    }

    /** Warms up by CPU time: what is compiled depends on what was computed, not on how long it took. */
    private void warm(Subject subject, Scenario scenario) throws Exception {
        var enough = subject.figures().cpuMicros() + options.warmthMicros();
        for (var run = 0; run < MOST_WARMING && subject.warms(); run++) {
            subject.work(scenario, options);
            if (subject.figures().cpuMicros() >= enough) {
                return;
            }
        }
    }

    private List<Subject> subjects(Scenario scenario) {
        return subjects.stream()
                .filter(subject -> subject.takesPartIn(scenario))
                .toList();
    }

    private static void print(Scenario scenario, Subject subject, Run run) {
        System.out.printf(
                ROW,
                scenario,
                subject.name(),
                run.seen().perSecond(),
                run.cpu(),
                run.database(),
                run.allocated(),
                Summary.text("%.2f", run.seen().p50()),
                Summary.text("%.2f", run.seen().p99()),
                run.seen().failed(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
