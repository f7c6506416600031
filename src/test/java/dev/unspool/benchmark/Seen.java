package dev.unspool.benchmark;

/**
 * What the clients of one run have seen.
 *
 * @param failed connections and answers of 400 and above
 * @param p50 milliseconds
 * @param p99 milliseconds
 */
record Seen(long requests, double seconds, long failed, double p50, double p99) {

    double perSecond() {
        return requests / seconds;
    }
}
