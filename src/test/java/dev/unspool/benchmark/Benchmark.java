package dev.unspool.benchmark;

import dev.unspool.load.Instance;
import dev.unspool.load.Nginx;
import java.util.List;

/** The benchmark program: {@code ./mvnw -q -Pbenchmark -DskipTests verify}. */
final class Benchmark {

    private static final String INSTALL = "Needs wrk: apt-get install wrk nginx";

    private final BenchmarkOptions options;
    private final Results results = new Results();

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
            load(Library.open(options.articles()));
        }
    }

    private void load(Library library) throws Exception {
        if (!Wrk.isInstalled()) {
            throw new IllegalArgumentException(INSTALL);
        }
        System.out.printf(
                "%n%s %,d articles, %d connections, JVM %s %s.%n",
                Cores.told(),
                options.articles(),
                options.connections(),
                System.getProperty("java.version"),
                String.join(" ", options.jvm()));
        var driver = options.driver() ? BareDriver.measure(library, options) : BareDriver.Cost.UNKNOWN;
        if (!options.scenarios().isEmpty()) {
            duel(library);
        }
        new Summary(results, driver).print();
    }

    private void duel(Library library) throws Exception {
        try (var instance = Instance.start(
                        "benchmark", Instance.freePort(), library.settings(), options.jvm(), Cores.SERVER.launcher())
                .awaitReady()) {
            var ours = new Ours(instance, Places.of(library), Heap.of(instance.pid()));
            if (options.nginx() && Nginx.isInstalled()) {
                try (var nginx = StaticFiles.start(ours, options.scenarios())) {
                    duel(ours, List.of(ours, nginx), library);
                }
            } else {
                System.out.println(
                        "Without nginx beside it" + (options.nginx() ? ": apt-get install nginx" : ", as asked"));
                duel(ours, List.of(ours), library);
            }
        }
    }

    private void duel(Ours ours, List<Subject> subjects, Library library) throws Exception {
        new Duel(ours, subjects, library.postgres(), options, results).run();
    }
}
