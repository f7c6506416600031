package dev.unspool.benchmark;

import dev.unspool.load.ProcessFigures;
import dev.unspool.store.PageReading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The bar for uncached pages: PostgreSQL's driver in a JVM of its own, which reads the rows of deep pages and does nothing else. */
record BareDriver(Process process, BufferedReader answers, Writer orders) implements Subject, AutoCloseable {

    static final String NAME = "driver";

    static BareDriver start(BenchmarkDatabase database, BenchmarkOptions options) throws IOException {
        var command = new ArrayList<>(Cores.SERVER.launcher());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options.jvm());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PageReading.class.getName()));
        command.addAll(database.r2dbc());
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new BareDriver(process, process.inputReader(), process.outputWriter());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ProcessFigures figures() {
        return new ProcessFigures(process.toHandle());
    }

    @Override
    public boolean takesPartIn(Scenario scenario) {
        return scenario == Scenario.DEEP_UNCACHED;
    }

    @Override
    public boolean warms() {
        return true;
    }

    @Override
    public long allocated() {
        return 0;
    }

    @Override
    public ClientResult work(Scenario scenario, BenchmarkOptions options) throws IOException {
        orders.write(options.seconds() + "\n");
        orders.flush();
        return new ClientResult(Long.parseLong(answers.readLine()), options.seconds(), 0, Double.NaN, Double.NaN);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
