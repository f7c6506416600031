package dev.unspool.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * A cache in front of two instances, run with the example that people copy.
 *
 * @param server the process behind {@code port}
 * @param counter ends the count of requests for the tail that were sent to the instances, and gives it
 */
record TailFront(String name, int port, AutoCloseable server, Callable<Long> counter) implements AutoCloseable {

    private static final String TAIL = "/api/v1/tail/";

    static TailFront varnish(int port, int one, int two) throws Exception {
        var cache = FrontCache.start("varnish-tail", port, one, two, Map.of());
        var log = cache.logFetches();
        Runtime.getRuntime().addShutdownHook(new Thread(log::destroy));
        return new TailFront("Varnish", port, cache, () -> {
            log.destroy(); // writes what it has
            log.waitFor();
            try (var lines = Files.lines(cache.fetches())) {
                return lines.filter(line -> line.contains(TAIL)).count();
            }
        });
    }

    static TailFront nginx(int one, int two) throws Exception {
        var log = "fetches-%d.log".formatted(System.currentTimeMillis());
        var changes = new LinkedHashMap<>(Balancer.withTheTailCached(Map.of()));
        changes.put(
                "access_log off;",
                "log_format fetches '$request_uri|$upstream_addr'; access_log %s fetches if=$upstream_addr;"
                        .formatted(log));
        var running = RunningBalancer.start(Balancer.NGINX, one, two, changes);
        return new TailFront(
                "nginx", running.port(), running, () -> fetches(running.home().resolve(log)));
    }

    /** Counts the addresses of instances: a request that one of them failed was sent to another. */
    private static long fetches(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith(TAIL))
                    .flatMap(line -> Arrays.stream(line.split("\\|")[1].split(", | : ")))
                    .filter(address -> address.startsWith("127.0.0.1:"))
                    .count();
        }
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
