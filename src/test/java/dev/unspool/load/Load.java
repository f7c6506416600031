package dev.unspool.load;

import dev.unspool.embedded.TestServers;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The load program: {@code ./mvnw -q -Pload verify}. */
final class Load {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Streams that may be closing while new ones are opened. */
    private static final int SPARE = 2_000;

    private static final double KILO = 1_024;

    private final LoadOptions options;
    private final Map<String, Object> settings;
    private final Map<FanOutServer, Double> memory = new LinkedHashMap<>();
    private final List<Round> rounds = new ArrayList<>();

    private Load(LoadOptions options) {
        this.options = options;
        this.settings = new HashMap<>(TestServers.freshDatabase().settings());
        settings.put("unspool.stream.capacity", options.streams() + SPARE);
        settings.put("unspool.stream.per-household", options.streams() + SPARE);
    }

    public static void main(String[] arguments) throws Exception {
        try {
            new Load(LoadOptions.parse(arguments)).run();
            System.exit(0);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private void run() throws Exception {
        try (var desk = Publisher.open(settings)) {
            var path = "/api/v1/stream?upTo=0&article=" + desk.fill(20).get(0);
            try (var instance = start("server").awaitReady()) {
                System.out.printf(
                        "%,d streams, events of %,d bytes, JVM %s%n", options.streams(), options.size(), options.jvm());
                var ours = calibrated(new UnspoolFanOut(instance, desk, path, 0));
                profile(ours, "JFR.start", "settings=profile");
                if (options.nchan() && Nchan.isInstalled()) {
                    try (var nchan = Nchan.start()) {
                        measure(List.of(ours, nchan));
                    }
                } else {
                    System.out.println("Without nchan beside it"
                            + (options.nchan() ? ": apt-get install nginx libnginx-mod-nchan" : ", as asked"));
                    measure(List.of(ours));
                }
                summary();
                profile(ours, "JFR.dump", "filename=" + options.profile());
                drain(ours);
            }
        }
    }

    private void profile(UnspoolFanOut ours, String... command) throws Exception {
        if (!options.profile().isEmpty()) {
            ours.instance().jcmd(command);
        }
    }

    private Instance start(String name) throws Exception {
        return Instance.start(name, Instance.freePort(), settings, options.jvm());
    }

    /** Uses a tenth of the readers: what is loaded and compiled only once must not count for a stream. */
    private void warm(FanOutServer contender) throws Exception {
        try (var few = crowd(contender, options.streams() / 10)) {
            few.awaitOpen(LIMIT);
            Round.publish(contender, few, options.warmth(), options.size(), Double.POSITIVE_INFINITY);
        }
    }

    /** Measures the length of the shortest notice. */
    private UnspoolFanOut calibrated(UnspoolFanOut ours) throws Exception {
        try (var one = crowd(ours, 1)) {
            one.awaitOpen(LIMIT);
            return ours.withShortest((int) Round.publish(ours, one, 1, 0, 1).bytes);
        }
    }

    private void measure(List<FanOutServer> contenders) throws Exception {
        System.out.printf(
                "%n%-10s %10s %10s %12s %8s %8s %8s %6s %5s%n",
                "", "CPU µs", "burst µs", "burst /s", "p50 ms", "p99 ms", "max ms", "lost", "load");
        for (var contender : contenders) {
            warm(contender);
        }
        for (var i = 0; i < options.rounds(); i++) {
            for (var contender : contenders) {
                measure(contender);
            }
        }
    }

    private void measure(FanOutServer contender) throws Exception {
        var before = memory.containsKey(contender) ? 0 : contender.memory();
        try (var crowd = crowd(contender, options.streams())) {
            crowd.awaitOpen(LIMIT);
            Round.publish(contender, crowd, 10, options.size(), options.rate());
            if (before > 0) {
                memory.put(contender, (contender.memory() - before) / KILO / options.streams());
                Round.publish(contender, crowd, options.warmth(), options.size(), Double.POSITIVE_INFINITY);
            }
            var round = Round.of(contender, crowd, options);
            rounds.add(round);
            print(contender.name(), round);
        }
    }

    private void drain(UnspoolFanOut ours) throws Exception {
        try (var successor = start("successor").awaitReady();
                var crowd = crowd(ours, options.streams())) {
            crowd.awaitOpen(LIMIT);
            DrainResult.of(ours, successor, crowd, options).print();
        }
    }

    private Crowd crowd(FanOutServer contender, int size) throws Exception {
        return new Crowd(
                size, contender.port(), number -> contender.path(), contender.moments(), (reader, block) -> {});
    }

    /** Prints the median round of every server, and how ours compares. */
    private void summary() {
        System.out.printf("%n%-10s %10s %10s %8s %14s%n", "median", "CPU µs", "burst µs", "p99 ms", "KB a stream");
        var medians = memory.keySet().stream().map(this::medians).toList();
        medians.forEach(Medians::print);
        if (medians.size() == 2) {
            medians.get(0).over(medians.get(1)).print();
        }
    }

    private Medians medians(FanOutServer contender) {
        return new Medians(
                contender.name(),
                median(contender, Round::cpu),
                median(contender, Round::burstCpu),
                median(contender, Round::p99),
                memory.get(contender));
    }

    private double median(FanOutServer contender, ToDoubleFunction<Round> figure) {
        var sorted = rounds.stream()
                .filter(round -> round.contender().equals(contender))
                .mapToDouble(figure)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    private record Medians(String name, double cpu, double burstCpu, double p99, double memory) {

        Medians over(Medians bar) {
            return new Medians("ratio", cpu / bar.cpu, burstCpu / bar.burstCpu, p99 / bar.p99, memory / bar.memory);
        }

        void print() {
            System.out.printf("%-10s %10.2f %10.2f %8.2f %14.2f%n", name, cpu, burstCpu, p99, memory);
        }
    }

    private static void print(String name, Round round) {
        System.out.printf(
                "%-10s %10.1f %10.1f %,12.0f %8.1f %8.1f %8.1f %6d %5.1f%n",
                name,
                round.cpu(),
                round.burstCpu(),
                round.perSecond(),
                round.p50(),
                round.p99(),
                round.max(),
                round.lost(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
