package dev.unspool.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The results of all runs. The cost of a request is computed over all runs together, so that a run during which the machine did other work
 * counts for the few requests in it. Speed is that of the median run. What was not measured is NaN.
 */
final class Results {

    private final Map<Scenario, Map<String, List<Run>>> runs = new EnumMap<>(Scenario.class);

    void add(Scenario scenario, String subject, Run run) {
        runs.computeIfAbsent(scenario, any -> new HashMap<>())
                .computeIfAbsent(subject, any -> new ArrayList<>())
                .add(run);
    }

    /** Returns the cost of one request, over all runs. */
    double cost(Scenario scenario, String subject, ToDoubleFunction<Run> figure) {
        var all = runs(scenario, subject);
        var requests = all.stream().mapToDouble(run -> run.seen().requests()).sum();
        return all.stream()
                        .mapToDouble(
                                run -> figure.applyAsDouble(run) * run.seen().requests())
                        .sum()
                / requests;
    }

    /** Returns the figure of the median run. */
    double median(Scenario scenario, String subject, ToDoubleFunction<ClientResult> figure) {
        var sorted = runs(scenario, subject).stream()
                .map(Run::seen)
                .mapToDouble(figure)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    /** Returns our CPU time divided by {@code bar}'s. */
    double cpuRatio(Scenario scenario, String bar) {
        return cost(scenario, UnspoolServer.NAME, Run::cpu) / cost(scenario, bar, Run::cpu);
    }

    /** Returns our requests a second divided by {@code bar}'s. */
    double rateRatio(Scenario scenario, String bar) {
        return median(scenario, UnspoolServer.NAME, ClientResult::perSecond)
                / median(scenario, bar, ClientResult::perSecond);
    }

    private List<Run> runs(Scenario scenario, String subject) {
        return runs.getOrDefault(scenario, Map.of()).getOrDefault(subject, List.of());
    }
}
