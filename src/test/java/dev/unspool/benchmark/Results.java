package dev.unspool.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * All runs. What a request costs is told over all of them together, so that one in which the machine did other work counts for the little
 * that was done in it; how fast they were, by the middle one. What was not measured is NaN.
 */
final class Results {

    private final Map<Scenario, Map<String, List<Run>>> runs = new EnumMap<>(Scenario.class);

    void add(Scenario scenario, String subject, Run run) {
        runs.computeIfAbsent(scenario, any -> new HashMap<>())
                .computeIfAbsent(subject, any -> new ArrayList<>())
                .add(run);
    }

    /** Of one request, over all runs. */
    double cost(Scenario scenario, String subject, ToDoubleFunction<Run> figure) {
        var all = runs(scenario, subject);
        var requests = all.stream().mapToDouble(run -> run.seen().requests()).sum();
        return all.stream()
                        .mapToDouble(
                                run -> figure.applyAsDouble(run) * run.seen().requests())
                        .sum()
                / requests;
    }

    /** Of the middle run. */
    double median(Scenario scenario, String subject, ToDoubleFunction<Seen> figure) {
        var sorted = runs(scenario, subject).stream()
                .map(Run::seen)
                .mapToDouble(figure)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    /** CPU of ours for one of {@code bar}'s. */
    double cpuRatio(Scenario scenario, String bar) {
        return cost(scenario, Ours.NAME, Run::cpu) / cost(scenario, bar, Run::cpu);
    }

    /** Requests a second of ours for one of {@code bar}'s. */
    double rateRatio(Scenario scenario, String bar) {
        return median(scenario, Ours.NAME, Seen::perSecond) / median(scenario, bar, Seen::perSecond);
    }

    private List<Run> runs(Scenario scenario, String subject) {
        return runs.getOrDefault(scenario, Map.of()).getOrDefault(subject, List.of());
    }
}
