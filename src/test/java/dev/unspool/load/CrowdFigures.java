package dev.unspool.load;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What the readers of a crowd saw since the last call. Use it on the crowd's thread only, until it is returned. */
final class CrowdFigures {

    /** The longest delay that is recorded exactly, in microseconds: five minutes. */
    private static final long MAX_DELAY = 300_000_000;

    private static final int DIGITS = 3;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    final Map<Integer, Integer> statuses = new TreeMap<>();
    final Map<Long, Integer> byes = new TreeMap<>();
    final Map<Long, Integer> openings = new TreeMap<>();
    final Histogram delays = new Histogram(MAX_DELAY, DIGITS);
    private final long began = System.nanoTime();
    long deliveries;
    long bytes;
    long gaps;
    long repeats;
    long resyncs;
    long failures;
    long repeatedRequests;
    long lastDelivery;

    void delivered(long delay, int length, long now) {
        deliveries++;
        bytes += length;
        lastDelivery = now;
        delays.recordValue(Math.min(MAX_DELAY, delay / NANOS_PER_MICRO));
    }

    void answered(int status) {
        statuses.merge(status, 1, Integer::sum);
    }

    void opened(long now) {
        openings.merge(second(now), 1, Integer::sum);
    }

    void saidBye(long now) {
        byes.merge(second(now), 1, Integer::sum);
    }

    double p(double percentile) {
        return delays.getValueAtPercentile(percentile) / 1_000.0;
    }

    private long second(long now) {
        return (now - began) / NANOS_PER_SECOND;
    }
}
