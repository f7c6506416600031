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
            Micro.run(options);
        }
        if (options.hasLoad()) {
            requirePrograms();
            load(Library.open(options.articles()));
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

    private void load(Library library) throws Exception {
        System.out.printf(
                "%n%s %,d articles, %d connections, JVM %s %s.%n",
                Cores.told(),
                options.articles(),
                options.connections(),
                System.getProperty("java.version"),
                String.join(" ", options.jvm()));
        if (!options.scenarios().isEmpty()) {
            try (var instance = start(library).awaitReady()) {
                var stock = Stock.of(library, instance.port());
                measure(library, new Ours(instance, stock, Heap.of(instance.pid())));
            }
        }
        new Ordeals(library, options).run();
    }

    private Instance start(Library library) throws IOException {
        var settings = new HashMap<>(library.settings());
        settings.put("unspool.trusted-proxies", "127.0.0.1"); // each letter is another reader's
        settings.putAll(Trouble.UNLIMITED);
        return Instance.start("benchmark", Instance.freePort(), settings, options.jvm(), Cores.SERVER.launcher());
    }

    private void measure(Library library, Ours ours) throws Exception {
        var views = Views.of(library);
        var subjects = new ArrayList<Subject>(List.of(ours));
        try (var nginx = options.nginx() ? StaticFiles.start(ours, options.scenarios()) : null;
                var driver = options.driver() ? BareDriver.start(library, options) : null) {
            Stream.of(nginx, driver).filter(Objects::nonNull).forEach(subjects::add);
            new Summary(new Duel(subjects, library.postgres(), options).run()).print();
            views.print(ours.stock().letters().visits());
        }
        if (options.profile()) {
            new Profile(ours, options).print();
        }
    }
}
