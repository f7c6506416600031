package dev.unspool.benchmark;

import dev.unspool.load.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** wrk, a client for load. Of Debian: {@code apt-get install wrk}. */
final class Wrk {

    private static final Pattern SEEN = Pattern.compile(
            "^seen requests=(\\d+) micros=(\\d+) failed=(\\d+) p50=(\\d+) p99=(\\d+)$", Pattern.MULTILINE);

    /** After which an answer counts as failed: a busy machine is no failure. */
    private static final String PATIENCE = "15s";

    private static final double MICROS_PER_MILLI = 1_000;
    private static final double MICROS_PER_SECOND = 1_000_000;

    private Wrk() {}

    static boolean isInstalled() {
        return Programs.isThere("wrk");
    }

    static Seen run(int port, Traffic traffic, BenchmarkOptions options) throws IOException {
        var command = new ArrayList<>(Cores.OTHERS.launcher());
        command.addAll(List.of(
                "wrk",
                "-t1",
                "-c" + options.connections(),
                "-d" + options.seconds() + "s",
                "--timeout",
                PATIENCE,
                "-s",
                script()));
        traffic.headers().forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        command.add("http://127.0.0.1:" + port + traffic.path());
        if (!traffic.fresh().isEmpty()) {
            var fresh = Files.write(Library.HOME.resolve("fresh-paths.txt"), traffic.fresh());
            command.addAll(List.of("--", fresh.toString(), Integer.toString(traffic.every())));
        }
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var said = process.inputReader()) {
            return parse(String.join("\n", said.lines().toList()));
        }
    }

    /** @throws IllegalStateException where wrk has not come to its end */
    static Seen parse(String said) {
        var seen = SEEN.matcher(said);
        if (!seen.find()) {
            throw new IllegalStateException("wrk failed: " + said);
        }
        return new Seen(
                Long.parseLong(seen.group(1)),
                Long.parseLong(seen.group(2)) / MICROS_PER_SECOND,
                Long.parseLong(seen.group(3)),
                Long.parseLong(seen.group(4)) / MICROS_PER_MILLI,
                Long.parseLong(seen.group(5)) / MICROS_PER_MILLI);
    }

    private static String script() {
        try {
            return Path.of(Wrk.class.getResource("requests.lua").toURI()).toString();
        } catch (java.net.URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
