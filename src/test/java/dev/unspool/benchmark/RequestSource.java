package dev.unspool.benchmark;

/** Creates the requests of clients. */
interface RequestSource {

    /** @param count of fresh paths or posts, if there are any */
    Traffic of(BenchmarkRequests requests, int count);
}
