package dev.unspool.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** All runs, and the middle of those that are alike. What was not measured is NaN. */
final class Results {

    private final Map<Scenario, Map<String, List<Run>>> runs = new EnumMap<>(Scenario.class);

    void add(Scenario scenario, String subject, Run run) {
        runs.computeIfAbsent(scenario, any -> new HashMap<>())
                .computeIfAbsent(subject, any -> new ArrayList<>())
                .add(run);
    }

    double ours(Scenario scenario, ToDoubleFunction<Run> figure) {
        return median(scenario, Ours.NAME, figure);
    }

    double nginx(Scenario scenario, ToDoubleFunction<Run> figure) {
        return median(scenario, StaticFiles.NAME, figure);
    }

    /** Ours for one of nginx's. */
    double ratio(Scenario scenario, ToDoubleFunction<Run> figure) {
        return ours(scenario, figure) / nginx(scenario, figure);
    }

    private double median(Scenario scenario, String subject, ToDoubleFunction<Run> figure) {
        var sorted = runs.getOrDefault(scenario, Map.of()).getOrDefault(subject, List.of()).stream()
                .mapToDouble(figure)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
