package dev.unspool.benchmark;

import dev.unspool.load.ProcessFigures;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Measures ours and nginx in turn. */
final class Duel {

    private static final String HEADER = "%n%-16s %-8s %9s %8s %8s %8s %8s %8s %6s %5s%n";
    private static final String ROW = "%-16s %-8s %,9.0f %8.1f %8.1f %8.1f %8.2f %8.2f %6d %5.1f%n";

    /** Runs of a scenario before its first round, on a machine that gives the server little of its processor. */
    private static final int MOST_WARMING = 12;

    private final Ours ours;
    private final List<Subject> subjects;
    private final ProcessFigures database;
    private final BenchmarkOptions options;
    private final Results results;

    /** @param subjects in turn; ours is one of them */
    Duel(Ours ours, List<Subject> subjects, ProcessFigures database, BenchmarkOptions options, Results results) {
        this.ours = ours;
        this.subjects = subjects;
        this.database = database;
        this.options = options;
        this.results = results;
    }

    void run() throws Exception {
        System.out.printf(HEADER, "", "", "req/s", "CPU µs", "PG µs", "heap KB", "p50 ms", "p99 ms", "failed", "load");
        for (var scenario : options.scenarios()) {
            run(scenario);
        }
    }

    private void run(Scenario scenario) throws Exception {
        warm(scenario);
        for (var round = 0; round < options.rounds(); round++) {
            for (var subject : subjects) {
                var run = run(subject, scenario, options.seconds());
                results.add(scenario, subject.name(), run);
                print(scenario, subject, run);
            }
        }
        if (options.profile()) {
            profile(scenario);
        }
    }

    /** What is compiled depends on what was computed, and not on how long it took. */
    private void warm(Scenario scenario) throws Exception {
        var enough = ours.figures().cpuMicros() + options.warmthMicros();
        for (var run = 0; run < MOST_WARMING && ours.figures().cpuMicros() < enough; run++) {
            run(ours, scenario, options.seconds());
        }
    }

    private Run run(Subject subject, Scenario scenario, int seconds) throws Exception {
        return Run.of(subject, subject.asked(scenario, seconds), database, options, seconds);
    }

    private void profile(Scenario scenario) throws Exception {
        var recording = Library.HOME.resolve(scenario + ".jfr");
        ours.instance().jcmd("JFR.start", "name=benchmark", "settings=profile");
        run(ours, scenario, options.seconds());
        ours.instance().jcmd("JFR.stop", "name=benchmark", "filename=" + recording);
        TopFrames.of(recording).forEach(frame -> System.out.println("    " + frame));
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
                run.seen().p50(),
                run.seen().p99(),
                run.seen().failed(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
