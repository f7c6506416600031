package dev.unspool.benchmark;

import dev.unspool.load.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** What readers notice of a trouble: as many as before come meanwhile and afterwards. */
record Ordeal(Trouble trouble, FailingRedis redis, Instance instance, Stock stock, BenchmarkOptions options) {

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
        System.out.printf(
                HEADER, trouble, "", "", "req/s", "failed", "p50 ms", "p99 ms", "×before", "CPU %", "statuses");
        for (var round = 0; round < options.rounds(); round++) {
            times().forEach(Spell::print);
        }
    }

    private List<Spell> times() throws Exception {
        var readers = trouble.readers(options.rate());
        var all = Stream.concat(readers.stream(), trouble.flood().stream()).toList();
        var before = spell(Time.BEFORE, readers, List.of());
        trouble.begin(redis);
        var during = spell(Time.DURING, all, before);
        redis.recover();
        var after = spell(Time.AFTER, readers, before);
        return Stream.of(before, during, after).flatMap(List::stream).toList();
    }

    private List<Spell> spell(Time time, List<Wave> waves, List<Spell> before) throws Exception {
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

    private List<Seen> together(List<Wave> waves) throws Exception {
        var clients = Executors.newFixedThreadPool(waves.size());
        try {
            var all = new ArrayList<Future<Seen>>();
            for (var wave : waves) {
                all.add(clients.submit(() -> wave.run(stock, instance.port(), options)));
            }
            var seen = new ArrayList<Seen>();
            for (var one : all) {
                seen.add(one.get());
            }
            return seen;
        } finally {
            clients.shutdownNow();
        }
    }

    /** What one kind of clients has seen. @param worse p99, of that before @param cpu percent of a processor, of the whole server */
    private record Spell(Time time, Wave wave, Seen seen, double worse, double cpu) {

        void print() {
            System.out.printf(
                    ROW,
                    "",
                    time.name().toLowerCase(java.util.Locale.ROOT),
                    wave.name(),
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
