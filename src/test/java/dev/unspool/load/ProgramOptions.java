package dev.unspool.load;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program's options: words such as {@code rounds=3}, over its defaults. */
public record ProgramOptions(Map<String, String> values) {

    /** @throws IllegalArgumentException with {@code help}, for an unknown option */
    public static ProgramOptions parse(String help, Map<String, String> defaults, String... arguments) {
        var given = Arrays.stream(arguments)
                .filter(argument -> !argument.isBlank())
                .map(argument -> argument.replaceFirst("^--", "").split("=", 2))
                .toList();
        if (given.stream().anyMatch(option -> option.length != 2 || !defaults.containsKey(option[0]))) {
            throw new IllegalArgumentException(help);
        }
        return new ProgramOptions(Stream.concat(
                        defaults.entrySet().stream(), given.stream().map(option -> Map.entry(option[0], option[1])))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (before, after) -> after)));
    }

    public String text(String name) {
        return values.get(name);
    }

    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    public double decimal(String name) {
        return Double.parseDouble(text(name));
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    /** Returns the parts between commas; none for an empty text. */
    public List<String> list(String name) {
        return text(name).isEmpty() ? List.of() : List.of(text(name).split(","));
    }

    /** Returns the options of a JVM from {@code jvm}. */
    public List<String> jvm() {
        return List.of(text("jvm").split(" "));
    }
}
