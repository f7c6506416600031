package dev.unspool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The reader's page in a real Chromium, against the packaged application with servers and data of its own. What it promises is written in
 * {@code frontend/e2e}.
 */
class BrowserIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    /** From nothing to ready: unpacking the servers, creating the database, migrating, loading the demo; on a busy machine. */
    private static final Duration START = Duration.ofMinutes(3);

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void keepsThePagesPromisesInARealBrowser() throws Exception {
        var port = freePort();
        var data = Files.createTempDirectory(TARGET, "browser-");
        var server = start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar().toString(),
                        "--server.port=" + port,
                        "--unspool.embedded.directory=" + data),
                TARGET,
                Map.of());
        try {
            var address = "http://localhost:" + port;
            awaitReady(address + "/readyz", server);
            var browser = start(
                    List.of("node", "node_modules/@playwright/test/cli.js", "test"),
                    TARGET.resolveSibling("frontend"),
                    Map.of("BASE_URL", address));
            try {
                assertThat(browser.waitFor())
                        .as("Playwright's exit code, see its report above")
                        .isZero();
            } finally {
                end(browser);
            }
        } finally {
            end(server);
        }
    }

    private static Path jar() throws IOException {
        try (var files = Files.list(TARGET)) {
            return files.filter(file -> file.getFileName().toString().matches("unspool-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(
                            () -> new AssertionError("Run this with `mvn verify`: there is no packaged application."));
        }
    }

    private static Process start(List<String> command, Path directory, Map<String, String> environment)
            throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process;
    }

    private static void awaitReady(String address, Process server) throws Exception {
        var client = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(5))
                .build();
        var deadline = System.nanoTime() + START.toNanos();
        while (!answers(client, request)) {
            assertThat(server.isAlive()).as("the application runs").isTrue();
            assertThat(System.nanoTime()).as("the application is ready in time").isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Asks all of its processes to end, and then no longer asks. */
    private static void end(Process process) throws InterruptedException {
        var all = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        all.forEach(ProcessHandle::destroy);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
