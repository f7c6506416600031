package dev.unspool.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The resources that a process and its children have used, from Linux (proc(5)). */
public record ProcessFigures(ProcessHandle root) {

    /** Microseconds: Linux reports hundredths of a second to every program, whatever its own clock. */
    private static final long TICK_MICROS = 10_000;

    private static final long KILO = 1_024;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    /** Returns the microseconds of CPU, user and system, of all threads. */
    public long cpuMicros() {
        return processes().mapToLong(ProcessFigures::ticks).sum() * TICK_MICROS;
    }

    /** Returns the bytes of memory in use; shared pages count in parts. */
    public long memory() {
        return processes().mapToLong(ProcessFigures::proportional).sum();
    }

    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(root), root.descendants());
    }

    /** Parses after the command's name, which may contain anything but the last parenthesis. */
    private static long ticks(ProcessHandle process) {
        var line = text(process, "stat");
        var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
    }

    private static long proportional(ProcessHandle process) {
        return text(process, "smaps_rollup")
                        .lines()
                        .filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                * KILO;
    }

    private static String text(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (IOException e) {
            throw new IllegalStateException("needs Linux", e);
        }
    }
}
