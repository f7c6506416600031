package dev.unspool.load;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Varnish in front of two instances, run with the example that people copy. Only the ports are the test's own. */
record FrontCache(Process process, Path home, int port, HttpClient client) implements AutoCloseable {

    /** What to do if it is missing. */
    static final String INSTALL = "Install Varnish to test behind it: apt-get install varnish";

    /** The token that purge requests need. */
    static final String SECRET = "between-cache-and-instances";

    private static final String NAME = "varnishd";
    private static final Path EXAMPLE = Path.of("src", "main", "caches", "varnish.vcl");
    private static final Path HOMES = Path.of("target", "load").toAbsolutePath();

    /** Time to start: Varnish compiles its configuration first. */
    private static final Duration START = Duration.ofMinutes(3);

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long LOOK_MILLIS = 50;
    private static final long END_SECONDS = 10;

    /** Debian installs it in a directory that is only in root's path. */
    static boolean isInstalled() {
        var path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator)).anyMatch(place -> Files.isExecutable(Path.of(place, NAME)));
    }

    /**
     * Starts Varnish at {@code port} in front of the instances at ports {@code one} and {@code two}, and returns once it listens.
     *
     * @param changes what must differ from the example in the test
     */
    static FrontCache start(String name, int port, int one, int two, Map<String, String> changes) throws Exception {
        var home = Files.createDirectories(HOMES.resolve(name));
        var text = replaced(Files.readString(EXAMPLE), "\"8081\"", "\"" + one + "\"");
        text = replaced(text, "\"8082\"", "\"" + two + "\"");
        for (var change : changes.entrySet()) {
            text = replaced(text, change.getKey(), change.getValue());
        }
        var example = Files.writeString(home.resolve("varnish.vcl"), text);
        var command = new ProcessBuilder(command(home, example, port))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output.log").toFile());
        command.environment().put("UNSPOOL_PURGE_SECRET", SECRET);
        var process = command.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
        return new FrontCache(process, home, port, client).awaited();
    }

    /** Requests {@code path} as a reader who accepts {@code coding}. */
    HttpResponse<byte[]> get(String path, String coding) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)).header("Accept-Encoding", coding));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(LIMIT).build(), BodyHandlers.ofByteArray());
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Returns the value of a counter such as {@code MAIN.cache_hit}. */
    long counted(String counter) throws IOException {
        var asked = new ProcessBuilder("varnishstat", "-n", working(home).toString(), "-1", "-f", counter)
                .redirectErrorStream(true)
                .start();
        try (var said = asked.inputReader()) {
            return said.lines()
                    .filter(line -> line.startsWith(counter + " "))
                    .map(line -> Long.parseLong(line.split(" +")[1]))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("varnishstat does not know " + counter));
        }
    }

    /** Writes the address of each request that an instance is sent from now on into a file in {@code home} until it is ended. */
    Process logFetches() throws IOException {
        return new ProcessBuilder("varnishlog", "-n", working(home).toString(), "-b", "-i", "BereqURL")
                .redirectErrorStream(true)
                .redirectOutput(fetches().toFile())
                .start();
    }

    /** Returns the file that {@link #logFetches} writes. */
    Path fetches() {
        return home.resolve("fetches.log");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** Without the user that it would change to as root: the files are the test's. */
    private static List<String> command(Path home, Path example, int port) {
        return List.of(
                NAME,
                "-F",
                "-j",
                "none",
                "-T",
                "none",
                "-n",
                working(home).toString(),
                "-f",
                example.toString(),
                "-a",
                "127.0.0.1:" + port,
                "-s",
                "malloc,64m",
                "-p",
                "http_gzip_support=off",
                "-p",
                "thread_stats_rate=1", // a worker else keeps what it counted to itself for a while
                "-p",
                "vsl_mask=-ReqHeader,-ReqUnset,-RespHeader,-RespUnset,-VCL_call,-VCL_return,-Timestamp,-Hit");
    }

    private static Path working(Path home) {
        return home.resolve("working");
    }

    private FrontCache awaited() throws InterruptedException {
        var deadline = System.nanoTime() + START.toNanos();
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new AssertionError("Varnish does not run: see " + home.resolve("output.log"));
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return this;
    }

    private boolean listens() {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String replaced(String text, String before, String after) {
        if (!text.contains(before)) {
            throw new AssertionError("The example no longer says `" + before + "`.");
        }
        return text.replace(before, after);
    }
}
