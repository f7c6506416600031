package dev.unspool.benchmark;

import dev.unspool.load.ProcessFigures;
import dev.unspool.store.PageReading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's driver, which reads pages in a JVM of its own and does nothing else. */
final class BareDriver {

    private static final long MILLIS = 1_000;
    private static final double SECONDS_PER_NANO = 1e-9;

    private BareDriver() {}

    /**
     * What a page cost.
     *
     * @param cpu microseconds of the JVM's CPU
     * @param database microseconds of PostgreSQL's CPU
     */
    record Cost(long pages, double perSecond, double cpu, double database) {

        static final Cost UNKNOWN = new Cost(0, Double.NaN, Double.NaN, Double.NaN);
    }

    static Cost measure(Library library, BenchmarkOptions options) throws Exception {
        var command = new ArrayList<>(Cores.SERVER.launcher());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options.jvm());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PageReading.class.getName()));
        command.addAll(library.r2dbc());
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = process.inputReader();
                var asked = process.outputWriter()) {
            var driver = new ProcessFigures(process.toHandle());
            while (process.isAlive() && driver.cpuMicros() < options.warmthMicros()) {
                Thread.sleep(MILLIS);
            }
            return measure(driver, library.postgres(), said, asked, options);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Cost measure(
            ProcessFigures driver, ProcessFigures database, BufferedReader said, Writer asked, BenchmarkOptions options)
            throws Exception {
        var pagesBefore = pages(said, asked);
        var began = System.nanoTime();
        var cpuBefore = driver.cpuMicros();
        var databaseBefore = database.cpuMicros();
        Thread.sleep(options.rounds() * options.seconds() * MILLIS);
        var pages = pages(said, asked) - pagesBefore;
        return new Cost(
                pages,
                pages / ((System.nanoTime() - began) * SECONDS_PER_NANO),
                (double) (driver.cpuMicros() - cpuBefore) / pages,
                (double) (database.cpuMicros() - databaseBefore) / pages);
    }

    /** How many it has read so far. */
    private static long pages(BufferedReader said, Writer asked) throws IOException {
        asked.write("\n");
        asked.flush();
        return Long.parseLong(said.readLine());
    }
}
