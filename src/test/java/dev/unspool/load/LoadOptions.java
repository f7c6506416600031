package dev.unspool.load;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the load program is asked to do.
 *
 * @param streams that are held open
 * @param events of a measured round
 * @param size bytes of an event, as it is in the stream
 * @param rate events a second, where they are paced
 * @param rounds of every contender, in turn
 * @param warmth events before the first measured one, so that what is measured is compiled
 * @param jvm options of the instance's JVM
 * @param nchan whether nginx with nchan is measured beside it
 * @param profile a file for what Java Flight Recorder saw of the instance meanwhile; empty for none
 */
record LoadOptions(
        int streams,
        int events,
        int size,
        double rate,
        int rounds,
        int warmth,
        List<String> jvm,
        boolean nchan,
        String profile) {

    static final String HELP = """
            Holds streams open against the packaged application, and against nginx with nchan where it is installed, and says what they cost.

              --streams=10000  --events=40    --size=1024     --rate=2     --rounds=3
              --warmth=150     --nchan=true    --jvm="-Xmx1g -XX:MaxHeapFreeRatio=40"
                 --profile=FILE.jfr
            """;

    /** @throws IllegalArgumentException where there is an option that is none */
    static LoadOptions parse(String[] arguments) {
        var given = new HashMap<>(Map.of(
                "streams", "10000", "events", "40", "size", "1024", "rate", "2", "rounds", "3", "warmth", "150"));
        given.putAll(Map.of("jvm", "-Xmx1g -XX:MaxHeapFreeRatio=40", "nchan", "true", "profile", ""));
        Arrays.stream(arguments)
                .filter(argument -> !argument.isBlank())
                .map(argument -> argument.replaceFirst("^--", "").split("=", 2))
                .forEach(argument -> set(given, argument));
        return new LoadOptions(
                Integer.parseInt(given.get("streams")),
                Integer.parseInt(given.get("events")),
                Integer.parseInt(given.get("size")),
                Double.parseDouble(given.get("rate")),
                Integer.parseInt(given.get("rounds")),
                Integer.parseInt(given.get("warmth")),
                List.of(given.get("jvm").split(" ")),
                Boolean.parseBoolean(given.get("nchan")),
                given.get("profile"));
    }

    private static void set(Map<String, String> given, String[] argument) {
        if (argument.length != 2 || given.replace(argument[0], argument[1]) == null) {
            throw new IllegalArgumentException(HELP);
        }
    }
}
