package dev.unspool.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.profile.StackProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures single steps with JMH, each in a JVM of its own. The best of ten iterations is the one that a busy machine has not disturbed.
 */
final class MicroBenchmarks {

    private static final double KILO = 1_024;

    private MicroBenchmarks() {}

    static void run(BenchmarkOptions options) throws RunnerException {
        var jmh = new OptionsBuilder()
                .include("dev\\.unspool\\..*Benchmark\\.")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(10)
                .measurementTime(TimeValue.milliseconds(500))
                .addProfiler(GCProfiler.class)
                .jvmArgs("-Xmx512m")
                .verbosity(VerboseMode.SILENT);
        if (options.stack()) {
            jmh.addProfiler(StackProfiler.class);
        }
        System.out.printf("%n%-34s %10s %10s %10s%n", "step", "best µs", "mean µs", "heap KB");
        new Runner(jmh.build()).run().forEach(MicroBenchmarks::print);
    }

    private static void print(RunResult result) {
        var time = result.getPrimaryResult();
        var name = result.getParams().getBenchmark().replaceFirst("^dev\\.unspool\\.\\w+\\.", "");
        System.out.printf(
                "%-34s %10.2f %10.2f %10.1f%n", name, time.getStatistics().getMin(), time.getScore(), heap(result));
        result.getSecondaryResults().forEach((label, more) -> {
            if (label.endsWith("stack")) {
                System.out.println(more.extendedInfo());
            }
        });
    }

    private static double heap(RunResult result) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(more -> more.getKey().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(more -> more.getValue().getScore() / KILO)
                .sum();
    }
}
