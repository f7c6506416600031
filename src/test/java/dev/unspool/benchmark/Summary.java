package dev.unspool.benchmark;

import java.util.Locale;

/** Prints all rounds together, beside the bars and the goals. */
record Summary(Results results) {

    private static final String HEADER = "%n%-16s %9s %8s %8s %8s %8s %8s %8s %8s%n";
    private static final String ROW = "%-16s %9s %8s %8s %8s %8s %8s %8s %8s%n";

    void print() {
        System.out.printf(
                HEADER, "all rounds", "req/s", "×nginx", "CPU µs", "×nginx", "PG µs", "heap KB", "p50 ms", "p99 ms");
        for (var scenario : Scenario.values()) {
            print(scenario.toString(), scenario, UnspoolServer.NAME);
        }
        print("bare driver", Scenario.DEEP_UNCACHED, BareDriver.NAME);
        System.out.println();
        Goal.of(results).forEach(Goal::print);
    }

    private void print(String name, Scenario scenario, String subject) {
        var cpu = results.cost(scenario, subject, Run::cpu);
        if (Double.isNaN(cpu)) {
            return;
        }
        var isOurs = subject.equals(UnspoolServer.NAME);
        System.out.printf(
                ROW,
                name,
                text("%,.0f", results.median(scenario, subject, ClientResult::perSecond)),
                isOurs ? text("%.2f", results.rateRatio(scenario, StaticFiles.NAME)) : "",
                text("%.1f", cpu),
                isOurs ? text("%.2f", results.cpuRatio(scenario, StaticFiles.NAME)) : "",
                text("%.1f", results.cost(scenario, subject, Run::database)),
                text("%.1f", results.cost(scenario, subject, Run::allocated)),
                text("%.2f", results.median(scenario, subject, ClientResult::p50)),
                text("%.2f", results.median(scenario, subject, ClientResult::p99)));
    }

    /** Returns an empty text for NaN. */
    static String text(String format, double figure) {
        return Double.isNaN(figure) ? "" : String.format(Locale.ROOT, format, figure);
    }
}
