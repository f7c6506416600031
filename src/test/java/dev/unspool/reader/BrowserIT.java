package dev.unspool.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.unspool.embedded.LongTimeLimits;
import dev.unspool.load.ExtractedApplication;
import dev.unspool.load.Instance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reader's page in a real Chromium, against the packaged application with servers and data of its own. Its promises are written in
 * {@code frontend/e2e}; each promise, on each device, is a test here.
 */
class BrowserIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String LOG = "server.log";
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Colours in terminal output. */
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

    /** From nothing to ready: unpacking the servers, creating the database, migrating, loading the demo; on a busy machine. */
    private static final Duration START = Duration.ofMinutes(10);

    /**
     * Playwright's projects: a list of runs for each application, one after the other. Projects that publish have an application without
     * other readers: they count what is new, and change what the others read.
     */
    private static final List<List<List<String>>> APPLICATIONS = List.of(
            List.of(List.of("desktop", "phone")),
            List.of(List.of("installed browser"), List.of("live")), // the first counts on few articles
            List.of(List.of("live threads"), List.of("live on a phone")));

    @TestFactory
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    Stream<DynamicTest> keepsThePagesPromisesInARealBrowser() throws Exception {
        var beside = Executors.newFixedThreadPool(APPLICATIONS.size());
        try {
            var reports = new ArrayList<Future<List<Path>>>();
            for (var runs : APPLICATIONS) {
                reports.add(beside.submit(() -> run(runs)));
            }
            var promises = new ArrayList<DynamicTest>();
            for (var report : reports) {
                report.get().stream().flatMap(BrowserIT::promises).forEach(promises::add);
            }
            assertThat(promises).as("tests in frontend/e2e").isNotEmpty();
            return promises.stream();
        } finally {
            beside.shutdownNow();
        }
    }

    /** Returns Playwright's reports, one for each run. */
    private static List<Path> run(List<List<String>> runs) throws Exception {
        var port = Instance.freePort();
        var foreign = "http://127.0.0.1:" + Instance.freePort();
        var data = Files.createTempDirectory(TARGET, "browser-");
        var server = startServer(port, foreign, data);
        try {
            var address = "http://localhost:" + port;
            awaitReady(address + "/readyz", server);
            var token = token(data);
            var reports = new ArrayList<Path>();
            for (var projects : runs) {
                reports.add(runBrowser(projects, address, foreign, token));
            }
            return reports;
        } finally {
            end(server);
        }
    }

    /** @param foreign an origin whose pages may write */
    private static Process startServer(int port, String foreign, Path data) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--unspool.trusted-proxies=127.0.0.0/8,::1", // tests comment from many addresses
                "--unspool.cors.origins=" + foreign,
                "--unspool.embedded.directory=" + data));
        LongTimeLimits.ALL.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        return started(new ProcessBuilder(ExtractedApplication.command(arguments))
                .redirectOutput(data.resolve(LOG).toFile()));
    }

    /** Returns the newsroom's access token that the demo prints at its first start. */
    private static String token(Path data) throws Exception {
        var shown = Pattern.compile("unspool_[A-Za-z0-9_-]{20,}");
        var deadline = System.nanoTime() + START.toNanos();
        var found = shown.matcher(Files.readString(data.resolve(LOG)));
        while (!found.find()) {
            assertThat(System.nanoTime()).as("the demo shows its token in time").isLessThan(deadline);
            Thread.sleep(100);
            found = shown.matcher(Files.readString(data.resolve(LOG)));
        }
        return found.group();
    }

    /** Prints Playwright's output while it runs, through this process, whose own output belongs to the test runner. */
    private static Path runBrowser(List<String> projects, String address, String foreign, String token)
            throws Exception {
        var name = projects.get(projects.size() - 1).replace(' ', '-');
        var report = TARGET.resolve("playwright-" + name + ".json");
        Files.deleteIfExists(report);
        var command = new ArrayList<>(List.of("node", "node_modules/@playwright/test/cli.js", "test", "--no-deps"));
        command.add("--pass-with-no-tests"); // no browser is installed
        command.add("--reporter=list,json");
        command.add("--output=" + TARGET.resolve("playwright").resolve(name));
        projects.forEach(project -> command.add("--project=" + project));
        var builder = new ProcessBuilder(command)
                .directory(TARGET.resolveSibling("frontend").toFile());
        builder.environment().put("JAVA", JAVA);
        builder.environment().put("BASE_URL", address);
        builder.environment().put("FOREIGN_ORIGIN", foreign);
        builder.environment().put("NEWSROOM_TOKEN", token);
        builder.environment().put("PLAYWRIGHT_JSON_OUTPUT_FILE", report.toString());
        var browser = started(builder);
        try (var said = browser.inputReader(StandardCharsets.UTF_8)) {
            said.lines().forEach(System.out::println);
            browser.waitFor();
        } finally {
            end(browser);
        }
        return report;
    }

    private static Stream<DynamicTest> promises(Path file) {
        assertThat(file).as("Playwright's report").exists();
        var report = new JsonMapper().readTree(file);
        assertThat(report.get("errors"))
                .as("what kept Playwright from its tests")
                .isEmpty();
        return promises(report);
    }

    /** Returns the tests of a suite, which contains suites and specs; a spec has one test for each device. */
    private static Stream<DynamicTest> promises(JsonNode suite) {
        var own = suite.path("specs")
                .valueStream()
                .flatMap(spec -> spec.get("tests")
                        .valueStream()
                        .map(test -> promise(spec.get("title").asString(), test)));
        return Stream.concat(own, suite.path("suites").valueStream().flatMap(BrowserIT::promises));
    }

    /** Puts the reason of a failure into the test's own message: not every log of a run keeps Playwright's report. */
    private static DynamicTest promise(String title, JsonNode test) {
        var name = test.get("projectName").asString() + ": " + title;
        return dynamicTest(
                name,
                () -> assertThat(test.get("status").asString())
                        .as("%s: %s", name, reason(test))
                        .isIn("expected", "flaky")); // Playwright tries again in CI only
    }

    /** Returns why a test failed, the last time it was tried. */
    private static String reason(JsonNode test) {
        return test.path("results")
                .valueStream()
                .reduce((earlier, later) -> later)
                .flatMap(result -> result.path("errors").valueStream().findFirst())
                .map(error -> COLOUR.matcher(error.path("message").asString("")).replaceAll(""))
                .map(message -> message.substring(0, Math.min(message.length(), 1_000)))
                .orElse("it was not run, for another had failed; see Playwright's report above");
    }

    private static Process started(ProcessBuilder builder) throws IOException {
        var process = builder.redirectErrorStream(true).start();
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

    /** Asks all its processes to end, and then kills them. */
    private static void end(Process process) throws InterruptedException {
        var all = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        all.forEach(ProcessHandle::destroy);
    }
}
