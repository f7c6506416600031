package dev.unspool.load;

import java.util.List;
import java.util.Map;

/**
 * The options of the load program.
 *
 * @param streams that are held open
 * @param events of a measured round
 * @param size bytes of an event, as it is in the stream
 * @param rate events a second, when they are paced
 * @param rounds of every server, in turn
 * @param warmth events before the first measured one, so that the code is compiled
 * @param jvm options of the instance's JVM
 * @param nchan whether nginx with nchan is measured too
 * @param profile the file for Java Flight Recorder's data of the instance; empty for none
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
              --warmth=600     --nchan=true    --jvm="-Xmx1g -XX:+UseSerialGC"
                 --profile=FILE.jfr
            """;

    private static final Map<String, String> DEFAULTS = Map.of(
            "streams", "10000",
            "events", "40",
            "size", "1024",
            "rate", "2",
            "rounds", "3",
            "warmth", "600",
            "jvm", "-Xmx1g -XX:+UseSerialGC",
            "nchan", "true",
            "profile", "");

    /** @throws IllegalArgumentException for an unknown option */
    static LoadOptions parse(String... arguments) {
        var given = ProgramOptions.parse(HELP, DEFAULTS, arguments);
        return new LoadOptions(
                given.number("streams"),
                given.number("events"),
                given.number("size"),
                given.decimal("rate"),
                given.number("rounds"),
                given.number("warmth"),
                given.jvm(),
                given.flag("nchan"),
                given.text("profile"));
    }
}
