package dev.unspool.benchmark;

import dev.unspool.load.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs wrk, a load generator. On Debian: {@code apt-get install wrk}. */
final class Wrk {

    private static final Pattern SEEN = Pattern.compile(
            "^seen requests=(\\d+) micros=(\\d+) failed=(\\d+) p50=(\\d+) p99=(\\d+)$", Pattern.MULTILINE);

    private static final Pattern STATUS = Pattern.compile("^status (\\d+) came (\\d+) times$", Pattern.MULTILINE);

    /** Seconds for the last answers, if nothing may be cut off. */
    private static final int TAIL = 2;

    /** After this time an answer counts as failed: a busy machine is not a failure. */
    private static final String PATIENCE = "15s";

    private static final double MICROS_PER_MILLI = 1_000;
    private static final double MICROS_PER_SECOND = 1_000_000;

    private Wrk() {}

    static boolean isInstalled() {
        return Programs.isThere("wrk");
    }

    static ClientResult run(int port, Traffic traffic, RequestRate pace) throws IOException {
        var isWhole = traffic.sends() || pace.isEven();
        var command = new ArrayList<>(Cores.OTHERS.launcher());
        command.addAll(List.of(
                "wrk",
                "-t1",
                "-c" + pace.connections(),
                "-d" + (pace.seconds() + (isWhole ? TAIL : 0)) + "s",
                "--timeout",
                PATIENCE,
                "-s",
                script()));
        traffic.headers().forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        command.add("http://127.0.0.1:" + port + traffic.path());
        command.add("--");
        if (isWhole) {
            command.add("seconds=" + pace.seconds());
        }
        if (pace.isEven()) {
            command.add("rate=" + pace.rate());
        }
        var fresh = Files.write(Files.createTempFile(BenchmarkDatabase.HOME, "fresh", ".txt"), traffic.fresh());
        if (!traffic.fresh().isEmpty()) {
            command.addAll(List.of((traffic.sends() ? "letters=" : "paths=") + fresh, "every=" + traffic.every()));
        }
        try {
            return said(command);
        } finally {
            Files.delete(fresh);
        }
    }

    private static ClientResult said(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var said = process.inputReader()) {
            return parse(String.join("\n", said.lines().toList()));
        }
    }

    /** @throws IllegalStateException if wrk did not finish */
    static ClientResult parse(String said) {
        var seen = SEEN.matcher(said);
        if (!seen.find()) {
            throw new IllegalStateException("wrk failed: " + said);
        }
        return new ClientResult(
                Long.parseLong(seen.group(1)),
                Long.parseLong(seen.group(2)) / MICROS_PER_SECOND,
                Long.parseLong(seen.group(3)),
                Long.parseLong(seen.group(4)) / MICROS_PER_MILLI,
                Long.parseLong(seen.group(5)) / MICROS_PER_MILLI,
                STATUS.matcher(said)
                        .results()
                        .collect(Collectors.toMap(
                                status -> Integer.valueOf(status.group(1)),
                                status -> Long.valueOf(status.group(2)),
                                Long::sum,
                                TreeMap::new)));
    }

    private static String script() {
        try {
            return Path.of(Wrk.class.getResource("requests.lua").toURI()).toString();
        } catch (java.net.URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
