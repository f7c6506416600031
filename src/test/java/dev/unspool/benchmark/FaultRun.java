package dev.unspool.benchmark;

import dev.unspool.load.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Measures what readers notice of a fault: the same number of readers before, during and after it. */
record FaultRun(
        InjectedFault fault,
        FailingRedis redis,
        Instance instance,
        BenchmarkRequests requests,
        BenchmarkOptions options) {

    private static final String HEADER = "%n%-16s %-8s %-10s %9s %7s %8s %8s %8s %6s  %s%n";
    private static final String ROW = "%-16s %-8s %-10s %,9.0f %7d %8.2f %8.2f %8s %6.0f  %s%n";
    private static final double PERCENT = 100;
    private static final double MICROS_PER_SECOND = 1_000_000;

    private enum Time {
        BEFORE,
        DURING,
        AFTER
    }

    void run() throws Exception {
        times();
        System.out.printf(HEADER, fault, "", "", "req/s", "failed", "p50 ms", "p99 ms", "×before", "CPU %", "statuses");
        for (var round = 0; round < options.rounds(); round++) {
            times().forEach(Spell::print);
        }
    }

    private List<Spell> times() throws Exception {
        var readers = fault.readers(options.rate());
        var all = Stream.concat(readers.stream(), fault.flood().stream()).toList();
        var before = spell(Time.BEFORE, readers, List.of());
        fault.begin(redis);
        var during = spell(Time.DURING, all, before);
        redis.recover();
        var after = spell(Time.AFTER, readers, before);
        return Stream.of(before, during, after).flatMap(List::stream).toList();
    }

    private List<Spell> spell(Time time, List<ClientGroup> waves, List<Spell> before) throws Exception {
        var cpuBefore = instance.figures().cpuMicros();
        var seen = together(waves);
        var cpu = PERCENT * (instance.figures().cpuMicros() - cpuBefore) / MICROS_PER_SECOND / options.seconds();
        var spells = new ArrayList<Spell>();
        for (var i = 0; i < waves.size(); i++) {
            var bar = i < before.size() ? before.get(i).seen().p99() : Double.NaN;
            spells.add(new Spell(time, waves.get(i), seen.get(i), seen.get(i).p99() / bar, cpu));
        }
        return spells;
    }

    private List<ClientResult> together(List<ClientGroup> waves) throws Exception {
        var clients = Executors.newFixedThreadPool(waves.size());
        try {
            var all = new ArrayList<Future<ClientResult>>();
            for (var group : waves) {
                all.add(clients.submit(() -> group.run(requests, instance.port(), options)));
            }
            var seen = new ArrayList<ClientResult>();
            for (var one : all) {
                seen.add(one.get());
            }
            return seen;
        } finally {
            clients.shutdownNow();
        }
    }

    /**
     * What one group of clients observed.
     *
     * @param worse p99, relative to the time before
     * @param cpu percent of a processor, of the whole server
     */
    private record Spell(Time time, ClientGroup group, ClientResult seen, double worse, double cpu) {

        void print() {
            System.out.printf(
                    ROW,
                    "",
                    time.name().toLowerCase(java.util.Locale.ROOT),
                    group.name(),
                    seen.perSecond(),
                    seen.failed(),
                    seen.p50(),
                    seen.p99(),
                    Summary.text("%.2f", worse),
                    cpu,
                    seen.statuses().isEmpty() ? "" : seen.statuses());
        }
    }
}
