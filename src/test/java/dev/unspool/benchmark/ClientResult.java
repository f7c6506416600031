package dev.unspool.benchmark;

import java.util.Map;

/**
 * What the clients of one run observed.
 *
 * @param failed connections, and answers of 400 and above
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param statuses how often each status came, for requests that post something
 */
record ClientResult(long requests, double seconds, long failed, double p50, double p99, Map<Integer, Long> statuses) {

    ClientResult(long requests, double seconds, long failed, double p50, double p99) {
        this(requests, seconds, failed, p50, p99, Map.of());
    }

    double perSecond() {
        return requests / seconds;
    }
}
