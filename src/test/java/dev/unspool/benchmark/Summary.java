package dev.unspool.benchmark;

import java.util.Locale;

/** The middle of all rounds, beside nginx's. */
record Summary(Results results, BareDriver.Cost driver) {

    void print() {
        System.out.printf(
                "%n%-16s %9s %8s %8s %8s %8s %8s %8s %8s%n",
                "median", "req/s", "of nginx", "CPU µs", "of nginx", "PG µs", "heap KB", "p50 ms", "p99 ms");
        for (var scenario : Scenario.values()) {
            if (!Double.isNaN(results.ours(scenario, Run::cpu))) {
                print(scenario);
            }
        }
        if (driver.pages() > 0) {
            System.out.printf(
                    "%-16s %,9.0f %8s %8.1f %8s %8.1f%n",
                    "bare driver", driver.perSecond(), "", driver.cpu(), "", driver.database());
        }
        System.out.println();
        Aim.of(results, driver.cpu()).forEach(Aim::print);
    }

    private void print(Scenario scenario) {
        System.out.printf(
                "%-16s %,9.0f %8s %8.1f %8s %8.1f %8.1f %8.2f %8.2f%n",
                scenario,
                results.ours(scenario, run -> run.seen().perSecond()),
                ratio(results.ratio(scenario, run -> run.seen().perSecond())),
                results.ours(scenario, Run::cpu),
                ratio(results.ratio(scenario, Run::cpu)),
                results.ours(scenario, Run::database),
                results.ours(scenario, Run::allocated),
                results.ours(scenario, run -> run.seen().p50()),
                results.ours(scenario, run -> run.seen().p99()));
    }

    private static String ratio(double ratio) {
        return Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%.2f", ratio);
    }
}
