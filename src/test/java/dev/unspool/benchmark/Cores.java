package dev.unspool.benchmark;

import dev.unspool.load.Programs;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Assigns processors: the measured server has one of its own, everything else the next. */
enum Cores {
    SERVER,
    OTHERS;

    private static final boolean PINNED = Runtime.getRuntime().availableProcessors() > 1 && Programs.isThere("taskset");

    /** Returns the command that starts a program on this processor; empty on a machine with one. */
    List<String> launcher() {
        return PINNED ? List.of("taskset", "-c", Integer.toString(ordinal())) : List.of();
    }

    /** Moves a running process, and all that it starts from now on, to this processor. */
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
