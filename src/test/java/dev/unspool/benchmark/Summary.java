package dev.unspool.benchmark;

import java.util.Locale;

/** All rounds together, beside the bars, and what is wanted. */
record Summary(Results results) {

    private static final String HEADER = "%n%-16s %9s %8s %8s %8s %8s %8s %8s %8s%n";
    private static final String ROW = "%-16s %9s %8s %8s %8s %8s %8s %8s %8s%n";

    void print() {
        System.out.printf(
                HEADER, "all rounds", "req/s", "×nginx", "CPU µs", "×nginx", "PG µs", "heap KB", "p50 ms", "p99 ms");
        for (var scenario : Scenario.values()) {
            print(scenario.toString(), scenario, Ours.NAME);
        }
        print("bare driver", Scenario.DEEP_UNCACHED, BareDriver.NAME);
        System.out.println();
        Aim.of(results).forEach(Aim::print);
    }

    private void print(String name, Scenario scenario, String subject) {
        var cpu = results.cost(scenario, subject, Run::cpu);
        if (Double.isNaN(cpu)) {
            return;
        }
        var isOurs = subject.equals(Ours.NAME);
        System.out.printf(
                ROW,
                name,
                text("%,.0f", results.median(scenario, subject, Seen::perSecond)),
                isOurs ? text("%.2f", results.rateRatio(scenario, StaticFiles.NAME)) : "",
                text("%.1f", cpu),
                isOurs ? text("%.2f", results.cpuRatio(scenario, StaticFiles.NAME)) : "",
                text("%.1f", results.cost(scenario, subject, Run::database)),
                text("%.1f", results.cost(scenario, subject, Run::allocated)),
                text("%.2f", results.median(scenario, subject, Seen::p50)),
                text("%.2f", results.median(scenario, subject, Seen::p99)));
    }

    /** Nothing where the figure is none. */
    static String text(String format, double figure) {
        return Double.isNaN(figure) ? "" : String.format(Locale.ROOT, format, figure);
    }
}
