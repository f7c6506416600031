package dev.unspool.load;

import java.time.Duration;

/**
 * What one round of one server cost.
 *
 * @param cpu microseconds of the server's CPU for one delivery, events paced
 * @param burstCpu microseconds of the server's CPU for one delivery, events back to back
 * @param perSecond deliveries, events back to back
 * @param p50 milliseconds from commit to receipt, events paced
 * @param lost gaps and repeats
 */
record Round(
        FanOutServer contender,
        double cpu,
        double burstCpu,
        double perSecond,
        double p50,
        double p99,
        double max,
        long lost) {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final double NANOS = 1e9;

    /** Measures {@code contender} with all streams of {@code crowd} open. */
    static Round of(FanOutServer contender, Crowd crowd, LoadOptions options) throws Exception {
        var paced = phase(contender, crowd, options, options.rate());
        var burst = phase(contender, crowd, options, Double.POSITIVE_INFINITY);
        var seen = paced.figures();
        var lost = seen.gaps + seen.repeats + burst.figures().gaps + burst.figures().repeats;
        return new Round(
                contender,
                paced.cpu(),
                burst.cpu(),
                burst.figures().deliveries / burst.seconds(),
                seen.p(50),
                seen.p(99),
                seen.p(100),
                lost);
    }

    /** Publishes and waits until all have received it, without measuring the cost. */
    static CrowdFigures publish(FanOutServer contender, Crowd crowd, int events, int size, double rate)
            throws Exception {
        var next = System.nanoTime();
        var seq = 0L;
        for (var i = 0; i < events; i++) {
            seq = contender.publish(size);
            next += (long) (NANOS / rate);
            Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())).toMillis());
        }
        crowd.awaitTold(seq, LIMIT);
        return crowd.figures();
    }

    private static Phase phase(FanOutServer contender, Crowd crowd, LoadOptions options, double rate) throws Exception {
        crowd.figures();
        var cpu = contender.figures().cpuMicros();
        var began = System.nanoTime();
        var seen = publish(contender, crowd, options.events(), options.size(), rate);
        return new Phase(seen, contender.figures().cpuMicros() - cpu, (seen.lastDelivery - began) / NANOS);
    }

    private record Phase(CrowdFigures figures, long micros, double seconds) {

        double cpu() {
            return (double) micros / figures.deliveries;
        }
    }
}
