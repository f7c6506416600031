package dev.unspool.load;

import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What happened to the streams of an instance that was told to stop, while another one took them over and articles were published. In
 * seconds from SIGTERM.
 *
 * @param unreadyAfter until {@code /readyz} answered 503
 * @param endedAfter until the process was gone
 */
record DrainResult(double unreadyAfter, double endedAfter, int exitCode, CrowdFigures figures) {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int UNAVAILABLE = 503;
    private static final long LOOK_MILLIS = 20;
    private static final double NANOS = 1e9;

    static DrainResult of(UnspoolFanOut first, Instance successor, Crowd crowd, LoadOptions options) throws Exception {
        try (var news = new Pace(first, options)) {
            crowd.figures();
            crowd.turnTo(successor.port());
            var began = System.nanoTime();
            first.instance().terminate();
            while (first.instance().readiness() != UNAVAILABLE) {
                Thread.sleep(LOOK_MILLIS);
            }
            var unready = (System.nanoTime() - began) / NANOS;
            var code = first.instance().awaitEnd();
            var ended = (System.nanoTime() - began) / NANOS;
            crowd.awaitOpen(LIMIT);
            news.close();
            crowd.awaitTold(news.last(), LIMIT);
            return new DrainResult(unready, ended, code, crowd.figures());
        }
    }

    void print() {
        System.out.printf(
                "%nSIGTERM with all streams open, another instance beside it, news going on (seconds from SIGTERM):%n");
        System.out.printf(
                "  /readyz says 503 after %.2f s; process gone after %.1f s, code %d%n",
                unreadyAfter, endedAfter, exitCode);
        System.out.printf("  statuses seen %s, connections refused or reset %d%n", figures.statuses, figures.failures);
        System.out.printf(
                "  changes: %d delivered, %d gaps, %d repeats, %d resyncs%n",
                figures.deliveries, figures.gaps, figures.repeats, figures.resyncs);
        System.out.println("  second      bye  back");
        var seconds = new TreeMap<>(figures.byes);
        seconds.putAll(figures.openings);
        seconds.keySet()
                .forEach(second -> System.out.printf(
                        "  %6d %8d %5d%n",
                        second, figures.byes.getOrDefault(second, 0), figures.openings.getOrDefault(second, 0)));
    }

    /** Publishes in the background, at the given rate. */
    private static final class Pace implements AutoCloseable {

        private final AtomicLong last = new AtomicLong();
        private final Thread thread;
        private volatile boolean isOver;

        Pace(FanOutServer contender, LoadOptions options) {
            thread = new Thread(() -> publish(contender, options), "pace");
            thread.start();
        }

        long last() {
            return last.get();
        }

        @Override
        public void close() throws InterruptedException {
            isOver = true;
            thread.join();
        }

        private void publish(FanOutServer contender, LoadOptions options) {
            try {
                while (!isOver) {
                    last.set(contender.publish(options.size()));
                    Thread.sleep((long) (1_000 / options.rate()));
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
