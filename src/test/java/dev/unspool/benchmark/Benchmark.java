package dev.unspool.benchmark;

import dev.unspool.load.Instance;
import dev.unspool.load.Nginx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The benchmark program: {@code ./mvnw -q -Pbenchmark -DskipTests verify}. */
final class Benchmark {

    private static final String INSTALL =
            "Install what the load is made with: apt-get install wrk nginx (or ask for nginx=false)";

    private final BenchmarkOptions options;

    private Benchmark(BenchmarkOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        try {
            new Benchmark(BenchmarkOptions.parse(arguments)).run();
            System.exit(0);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private void run() throws Exception {
        if (options.micro()) {
            MicroBenchmarks.run(options);
        }
        if (options.hasLoad()) {
            requirePrograms();
            load(BenchmarkDatabase.open(options.articles()));
        }
    }

    private void requirePrograms() {
        if (!Wrk.isInstalled() || needsNginx() && !Nginx.isInstalled()) {
            throw new IllegalArgumentException(INSTALL);
        }
    }

    private boolean needsNginx() {
        return options.nginx() && !options.scenarios().isEmpty();
    }

    private void load(BenchmarkDatabase database) throws Exception {
        System.out.printf(
                "%n%s %,d articles, %d connections, JVM %s %s.%n",
                Cores.told(),
                options.articles(),
                options.connections(),
                System.getProperty("java.version"),
                String.join(" ", options.jvm()));
        if (!options.scenarios().isEmpty()) {
            try (var instance = start(database).awaitReady()) {
                var requests = BenchmarkRequests.of(database, instance.port());
                measure(database, new UnspoolServer(instance, requests, HeapAllocation.of(instance.pid())));
            }
        }
        new FaultRuns(database, options).run();
    }

    private Instance start(BenchmarkDatabase database) throws IOException {
        var settings = new HashMap<>(database.settings());
        settings.put("unspool.trusted-proxies", "127.0.0.1"); // each post is another reader's
        settings.putAll(InjectedFault.UNLIMITED);
        return Instance.start("benchmark", Instance.freePort(), settings, options.jvm(), Cores.SERVER.launcher());
    }

    private void measure(BenchmarkDatabase database, UnspoolServer ours) throws Exception {
        var views = ViewCheck.of(database);
        var subjects = new ArrayList<Subject>(List.of(ours));
        try (var nginx = options.nginx() ? StaticFiles.start(ours, options.scenarios()) : null;
                var driver = options.driver() ? BareDriver.start(database, options) : null) {
            Stream.of(nginx, driver).filter(Objects::nonNull).forEach(subjects::add);
            new Summary(new Comparison(subjects, database.postgres(), options).run()).print();
            views.print(ours.requests().posts().visits());
        }
        if (options.profile()) {
            new Profile(ours, options).print();
        }
    }
}
