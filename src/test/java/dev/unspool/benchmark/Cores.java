package dev.unspool.benchmark;

import dev.unspool.load.Programs;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Who runs on which processor: the measured server on one of its own, everyone else on the next. */
enum Cores {
    SERVER,
    OTHERS;

    private static final boolean PINNED = Runtime.getRuntime().availableProcessors() > 1 && Programs.isThere("taskset");

    /** What a program is started by; empty where there is nothing to choose from. */
    List<String> launcher() {
        return PINNED ? List.of("taskset", "-c", Integer.toString(ordinal())) : List.of();
    }

    /** Has a process that runs, and all that it starts from now on, run here. */
    void take(ProcessHandle process) throws IOException, InterruptedException {
        if (PINNED) {
            new ProcessBuilder("taskset", "-a", "-c", "-p", Integer.toString(ordinal()), Long.toString(process.pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    List<String> command(List<String> command) {
        return Stream.concat(launcher().stream(), command.stream()).toList();
    }

    static String told() {
        return PINNED
                ? "The measured server runs on processor 0; wrk, PostgreSQL and Redis on processor 1."
                : "Nothing is pinned: that takes two processors and taskset. Requests a second mean little.";
    }
}
