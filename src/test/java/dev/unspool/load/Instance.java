package dev.unspool.load;

import java.io.IOException;
import java.net.BindException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The packaged application as a process of its own, on given servers. */
public final class Instance implements AutoCloseable {

    /** A cold start took a minute with both cores busy. */
    private static final Duration START = Duration.ofMinutes(10);

    /** Options of a JVM that starts the packed application soon, and is small enough for several beside the tests. */
    static final List<String> QUICK_TO_START = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    public static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
    private static final int PROBE_MILLIS = 10_000;
    private static final int LOOK_MILLIS = 50;
    private static final long END_SECONDS = 180;

    private static final int PORTS = 2_000;
    private static final int FIRST_PORT = 10_000 + fork() % 10 * PORTS;
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(new Random().nextInt(PORTS)); // builds run side by side

    private final Process process;
    private final int port;

    private Instance(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it; {@link #awaitReady} waits for it.
     *
     * @param name of its log file
     * @param options of the JVM
     */
    static Instance start(String name, int port, Map<String, Object> settings, List<String> options)
            throws IOException {
        return start(name, port, settings, options, List.of());
    }

    /** @param launcher the command that starts the JVM, such as {@code taskset -c 0}; empty for none */
    public static Instance start(
            String name, int port, Map<String, Object> settings, List<String> options, List<String> launcher)
            throws IOException {
        var command = new ArrayList<>(launcher);
        command.addAll(command(settings, options, "--server.port=" + port));
        return started(name, port, command);
    }

    /** Starts it with as little processor time as a JVM needs, for tests of something else than the start. */
    public static Instance startQuickly(String name, int port, Map<String, Object> settings) throws IOException {
        return started(name, port, ExtractedApplication.command(arguments(settings, "--server.port=" + port)));
    }

    /** @param command starts an instance at {@code port} */
    public static Instance started(String name, int port, List<String> command) throws IOException {
        var log = Files.createDirectories(TARGET.resolve("load")).resolve(name + ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Instance(process, port);
    }

    public int port() {
        return port;
    }

    public Instance awaitReady() throws Exception {
        var deadline = System.nanoTime() + START.toNanos();
        while (readiness() != HttpURLConnection.HTTP_OK) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("no instance at port " + port + ": see target/load/*.log");
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return this;
    }

    /** Returns the status of {@code /readyz}; 0 if nothing answers. */
    public int readiness() {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/readyz").toURL().openConnection();
            connection.setConnectTimeout(PROBE_MILLIS);
            connection.setReadTimeout(PROBE_MILLIS);
            return connection.getResponseCode();
        } catch (IOException nobody) {
            return 0;
        }
    }

    public long pid() {
        return process.pid();
    }

    public ProcessFigures figures() {
        return new ProcessFigures(process.toHandle());
    }

    /** Returns the bytes of the heap that are in use after a full collection. */
    long liveHeap() throws Exception {
        jcmd("GC.run");
        jcmd("GC.run"); // what the first one finds unreachable outside the heap is freed before the second
        var used = jcmd("GC.heap_info")
                .lines()
                .filter(line -> line.contains("used"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(used.replaceAll(".*used (\\d+)K.*", "$1")) * 1_024;
    }

    public String jcmd(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(JAVA.resolve("jcmd").toString(), Long.toString(process.pid())));
        command.addAll(List.of(arguments));
        var asked = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var said = asked.inputReader()) {
            return String.join("\n", said.lines().toList());
        }
    }

    /** Ends it as a deployment does, with SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end and returns the exit code. */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the instance at port " + port + " has not ended within " + END_SECONDS + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Returns the number of this process among those that Maven runs tests in; 0 if it is the only one. */
    private static int fork() {
        return Integer.parseInt(0 + System.getProperty("unspool.tests.fork", "").replaceAll("\\D", ""));
    }

    /**
     * Returns a port at which nobody listens. It is returned once, belongs to this process of tests, and is none of those that the system
     * gives to outgoing connections: so it is still free when a server is started there, and when it is started there again.
     */
    public static int freePort() throws IOException {
        while (true) {
            var port = FIRST_PORT + NEXT_PORT.getAndIncrement() % PORTS;
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // the next one, then
            }
        }
    }

    /**
     * Returns the command that runs the packaged application on the servers of {@code settings}.
     *
     * @param arguments the application's own
     */
    public static List<String> command(Map<String, Object> settings, List<String> options, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(JAVA.resolve("java").toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", jar().toString()));
        command.addAll(arguments(settings, arguments));
        return command;
    }

    /** Returns arguments of the application that give it these settings and the servers that they name. */
    public static List<String> arguments(Map<String, Object> settings, String... others) {
        var arguments = new ArrayList<>(List.of(others));
        arguments.add("--unspool.embedded.enabled=false");
        settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        return arguments;
    }

    public static Path jar() throws IOException {
        try (var files = Files.list(TARGET)) {
            return files.filter(file -> file.getFileName().toString().matches("unspool-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no packaged application: ./mvnw package"));
        }
    }
}
