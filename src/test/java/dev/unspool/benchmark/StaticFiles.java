package dev.unspool.benchmark;

import dev.unspool.load.Instance;
import dev.unspool.load.Nginx;
import dev.unspool.load.ProcessFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The bar: nginx with one worker, which sends the same bytes from files. */
final class StaticFiles implements Server, AutoCloseable {

    static final String NAME = "nginx";

    private static final Path HOME = BenchmarkDatabase.HOME.resolve("nginx");
    private static final String FRESH = "-fresh";

    /** Requests a second: more than it can answer on one processor. */
    private static final int MOST = 80_000;

    private static final String MAIN = "worker_processes 1; user " + System.getProperty("user.name") + ";";

    private static final String SERVER = "sendfile on; tcp_nopush on; keepalive_requests 1000000000; etag on;\n";

    private static final String FILE = """
            location = /%1$s { alias %2$s; types {} default_type "%3$s"; %4$s }
            """;

    private final Nginx nginx;
    private final int port;
    private final Map<Scenario, Traffic> alike;

    private StaticFiles(Nginx nginx, int port, Map<Scenario, Traffic> alike) {
        this.nginx = nginx;
        this.port = port;
        this.alike = alike;
    }

    /** Starts nginx with the answers of {@code ours} in each of {@code scenarios}. */
    static StaticFiles start(Server ours, Iterable<Scenario> scenarios) throws IOException, InterruptedException {
        Files.createDirectories(HOME);
        var alike = new LinkedHashMap<Scenario, Traffic>();
        var server = new StringBuilder(SERVER);
        for (var scenario : scenarios) {
            if (!scenario.isForAll()) {
                continue;
            }
            var traffic = ours.traffic(scenario, 1);
            alike.put(scenario, traffic);
            server.append(file(scenario.toString(), WireSample.of(ours.port(), traffic.path(), traffic.headers())));
            if (!traffic.fresh().isEmpty()) {
                var fresh = traffic.fresh().get(0);
                server.append(file(scenario + FRESH, WireSample.of(ours.port(), fresh, traffic.headers())));
            }
        }
        var port = Instance.freePort();
        return new StaticFiles(Nginx.start(HOME, port, Cores.SERVER.launcher(), MAIN, server.toString()), port, alike);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ProcessFigures figures() {
        return nginx.figures();
    }

    @Override
    public boolean takesPartIn(Scenario scenario) {
        return scenario.isForAll();
    }

    @Override
    public boolean warms() {
        return false;
    }

    @Override
    public long allocated() {
        return 0;
    }

    @Override
    public Traffic traffic(Scenario scenario, int seconds) {
        var like = alike.get(scenario);
        var fresh = like.fresh().isEmpty() ? 0 : MOST * seconds / like.every();
        return new Traffic(
                "/" + scenario, like.headers(), Collections.nCopies(fresh, "/" + scenario + FRESH), like.every());
    }

    @Override
    public void close() throws InterruptedException {
        nginx.close();
    }

    private static String file(String name, WireSample sample) throws IOException {
        var file = Files.write(HOME.resolve(name), sample.body());
        var encoding = sample.encoding().isEmpty() ? "" : "add_header Content-Encoding " + sample.encoding() + ";";
        return FILE.formatted(name, file, sample.type(), encoding);
    }
}
