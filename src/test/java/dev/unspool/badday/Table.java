package dev.unspool.badday;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws outcomes as a table in Markdown. */
final class Table {

    private Table() {}

    static String of(List<Outcome> outcomes) {
        var headings = Stream.of(
                "fault",
                "requests",
                "failed",
                "told to look again",
                "whole walks",
                "broken invariants",
                "publishes, streams, pages again after");
        var lines = outcomes.stream().map(Table::line);
        return Stream.of(
                        Stream.of(row(headings)),
                        Stream.of(row(Stream.of("---", "--:", "---", "--:", "--:", "---", "--:"))),
                        lines)
                .flatMap(part -> part)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(Outcome outcome) {
        return row(Stream.of(
                outcome.fault().name(),
                Integer.toString(outcome.requests()),
                failures(outcome.failures()),
                Integer.toString(outcome.gaps()),
                Integer.toString(outcome.walks()),
                broken(outcome),
                outcome.recovery().toString()));
    }

    private static String failures(Map<String, Integer> failures) {
        return failures.isEmpty()
                ? "none"
                : failures.entrySet().stream()
                        .map(failure -> failure.getValue() + " × " + failure.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String broken(Outcome outcome) {
        var broken = outcome.breaches().entrySet().stream()
                .filter(breach -> !breach.getValue().isEmpty())
                .map(breach ->
                        breach.getValue().size() + " × " + breach.getKey().heading())
                .collect(Collectors.joining(", "));
        return broken.isEmpty() ? "none" : "**" + broken + "**";
    }

    private static String row(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |"));
    }
}
