package dev.unspool.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another Java process that uses the servers of a directory, until its input ends or it is killed. */
final class ServersProcess implements AutoCloseable {
    private static final long END_SECONDS = 30;

    private final Process process;
    private final int postgresPort;
    private final int redisPort;

    private ServersProcess(Process process) throws IOException {
        this.process = process;
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        List<String> ports = lines.lines().filter(line -> line.matches("ports \\d+ \\d+")).findFirst().stream()
                .flatMap(line -> List.of(line.split(" ")).stream())
                .toList();
        this.postgresPort = Integer.parseInt(ports.get(1));
        this.redisPort = Integer.parseInt(ports.get(2));
    }

    /** Starts a process and returns when its servers answer. */
    static ServersProcess using(Path directory) {
        try {
            return new ServersProcess(started(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process started(Path directory) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServersProcess.class.getName(),
                        directory.toString())
                .redirectError(Redirect.INHERIT)
                .start();
    }

    public static void main(String[] args) throws IOException {
        try (EmbeddedServers servers = EmbeddedServers.open(Path.of(args[0]))) {
            System.out.printf(
                    "ports %d %d%n", servers.postgres().port(), servers.redis().port());
            System.in.transferTo(System.out);
        }
    }

    int postgresPort() {
        return postgresPort;
    }

    int redisPort() {
        return redisPort;
    }

    /** Kills the process without warning, as the kernel does when memory runs out. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void killWatchdog() {
        process.children().forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
