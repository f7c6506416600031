package dev.unspool.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unspool.embedded.LongTimeLimits;
import dev.unspool.embedded.TestServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.FileSystemUtils;

/**
 * The image of {@code src/main/docker}, without a container: the packaged application is extracted, rehearsed, and started as the image
 * starts it, by a JVM that believes the machine to have 256 MB.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class SmallContainerIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path DOCKER = Path.of("src", "main", "docker").toAbsolutePath();
    private static final Path PACKED = TARGET.resolve("small-packed").resolve("unspool.jar");
    private static final Path APPLICATION = TARGET.resolve("small");

    /** The image's version: from it on, a cache is made and used. */
    private static final int JDK = 25;

    private static final Duration START = Duration.ofMinutes(10);
    private static final int STREAMS = 100;

    /** Megabytes that no kernel can take back, of 256: measured 150 to 160. The rest is for cached files. */
    private static final long MOST = 192;

    private static Path java;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void makeWhatTheImageHolds() throws Exception {
        java = jdk().orElse(Path.of("java"));
        assumeTrue(java.isAbsolute(), "needs a JDK " + JDK + ": run the tests with it, or install it in /usr/lib/jvm");
        FileSystemUtils.deleteRecursively(APPLICATION);
        Files.createDirectories(PACKED.getParent());
        Files.copy(Instance.jar(), PACKED, StandardCopyOption.REPLACE_EXISTING);
        run(TARGET, java.toString(), "-Djarmode=tools", "-jar", PACKED.toString(), "extract", "--destination", "small");
        try (var servers = Files.newDirectoryStream(APPLICATION.resolve("lib"), "embedded-*.jar")) {
            for (var server : servers) {
                Files.delete(server);
            }
        }
        Files.copy(DOCKER.resolve("jvm.options"), APPLICATION.resolve("jvm.options"));
        run(APPLICATION, "bash", DOCKER.resolve("rehearse.sh").toString(), "jvm.options", PACKED.toString());
    }

    @Test
    void servesTheDemoToManyFromTheCacheOfTheRehearsal() throws Exception {
        var port = Instance.freePort();
        var process = started(port);
        try (var streams = new Streams()) {
            awaitReady(port, process);
            streams.open(port);
            for (var round = 0; round < 10; round++) {
                for (var path : paths(port)) {
                    assertThat(get(port, path).statusCode()).as(path).isEqualTo(200);
                }
            }
            assertThat(anonymousMegabytes(process)).isLessThan(MOST);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /**
     * Starts as the image's entry point does. A cache that does not fit is an error here, and C2 stays off as the README says for 256 MB.
     */
    private static Process started(int port) throws IOException {
        var command = new ArrayList<String>();
        var entry = entryPoint();
        command.add(java.toString());
        command.addAll(entry.subList(1, entry.indexOf("-jar")));
        command.addAll(List.of("-XX:AOTMode=on", "-XX:MaxRAM=256m", "-XX:TieredStopAtLevel=1"));
        command.addAll(entry.subList(entry.indexOf("-jar"), entry.size()));
        settings(port).forEach((key, value) -> command.add("--" + key + "=" + value));
        var builder = new ProcessBuilder(command)
                .directory(TARGET.toFile()) // any
                .redirectErrorStream(true)
                .redirectOutput(TARGET.resolve("small.log").toFile());
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder.start();
    }

    private static List<String> entryPoint() throws IOException {
        var line = Files.readAllLines(DOCKER.resolve("Dockerfile")).stream()
                .filter(text -> text.startsWith("ENTRYPOINT"))
                .findFirst()
                .orElseThrow();
        return Pattern.compile("\"([^\"]+)\"")
                .matcher(line)
                .results()
                .map(word -> word.group(1).replace("/app/", APPLICATION + "/"))
                .toList();
    }

    private static Map<String, Object> settings(int port) {
        var settings = new HashMap<>(TestServers.freshDatabase().settings());
        settings.putAll(LongTimeLimits.OURS);
        settings.put("server.port", port);
        settings.put("unspool.embedded.enabled", false);
        settings.put("unspool.demo.enabled", true);
        return settings;
    }

    private void awaitReady(int port, Process process) throws Exception {
        var deadline = System.nanoTime() + START.toNanos();
        while (!isReady(port)) {
            assertThat(process.isAlive() && System.nanoTime() < deadline)
                    .as(() -> "it starts: " + log())
                    .isTrue();
            Thread.sleep(100);
        }
    }

    private boolean isReady(int port) throws InterruptedException {
        try {
            return get(port, "/readyz").statusCode() == 200;
        } catch (IOException nobody) {
            return false;
        }
    }

    /** Returns the addresses of all articles, as readers, programs and the page's script request them, and of their pictures. */
    private List<String> paths(int port) throws Exception {
        var articles = found(
                "\"url\":\"http://[^/]+(/articles/[^\"]+)\"",
                get(port, "/api/v1/feed?limit=100").body());
        assertThat(articles).hasSizeGreaterThan(30);
        var pictures = found(
                "\"(/demo/[a-z]+/[a-z-]+[.]svg)\"",
                get(port, "/api/v1/feed?view=full&limit=20").body());
        assertThat(pictures).hasSizeGreaterThan(10);
        return Stream.of(
                        articles.stream().flatMap(SmallContainerIT::faces),
                        pictures.stream(),
                        Stream.of("/", "/api/v1/feed?view=full&limit=20"))
                .flatMap(paths -> paths)
                .toList();
    }

    private static Stream<String> faces(String article) {
        return Stream.of(article, article + "?fragment=1", "/api/v1" + article, "/api/v1" + article + "/next");
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();
    }

    private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(START)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Returns the process's own memory, code and heap and all: proc_pid_status(5). */
    private static long anonymousMegabytes(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                        .filter(line -> line.startsWith("RssAnon:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1_024;
    }

    private static void run(Path directory, String... command) throws Exception {
        var log = TARGET.resolve("small.log");
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().merge("PATH", java.getParent() + ":", (path, first) -> first + path);
        var code = builder.start().waitFor();
        assertThat(code).as(() -> String.join(" ", command) + ": " + log()).isZero();
    }

    private static String log() {
        try {
            return Files.readString(TARGET.resolve("small.log"));
        } catch (IOException none) {
            return "no log";
        }
    }

    private static Optional<Path> jdk() throws IOException {
        var running = Path.of(System.getProperty("java.home"));
        var installed = Path.of("/usr/lib/jvm");
        try (var others = Files.isDirectory(installed) ? Files.list(installed) : Stream.<Path>empty()) {
            return Stream.concat(Stream.of(running), others.sorted())
                    .filter(home -> version(home) >= JDK)
                    .map(home -> home.resolve("bin").resolve("java"))
                    .findFirst();
        }
    }

    /** Returns the version in a JDK's file {@code release}; 0 if it is no JDK. */
    private static int version(Path home) {
        try {
            var said = Pattern.compile("JAVA_VERSION=\"(\\d+)").matcher(Files.readString(home.resolve("release")));
            return said.find() ? Integer.parseInt(said.group(1)) : 0;
        } catch (IOException none) {
            return 0;
        }
    }

    /** Readers who hold a stream each while the pages are read. */
    private static final class Streams implements AutoCloseable {

        private final List<Socket> sockets = new ArrayList<>();

        void open(int port) throws IOException {
            for (var i = 0; i < STREAMS; i++) {
                var socket = new Socket("127.0.0.1", port);
                sockets.add(socket);
                socket.getOutputStream()
                        .write("GET /api/v1/stream?article=fog&upTo=2&html=1 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            }
            for (var socket : sockets) {
                assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                                .readLine())
                        .contains(" 200 ");
            }
        }

        @Override
        public void close() throws IOException {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }
}
