package dev.unspool.ingest;

import java.time.Duration;

/** Shows progress in logs and pipes: a line every few seconds. */
final class LineProgress implements Progress {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Stopwatch stopwatch;
    private Duration next = PAUSE;

    LineProgress(Stopwatch stopwatch) {
        this.stopwatch = stopwatch;
    }

    @Override
    public void show(ImportTally tally, long position) {
        if (stopwatch.elapsed().compareTo(next) >= 0) {
            next = stopwatch.elapsed().plus(PAUSE);
            say("%s, %,d/s".formatted(tally, stopwatch.rate(tally.read())));
        }
    }

    @Override
    public void say(String line) {
        System.err.println(line);
    }

    @Override
    public void close() {}
}
