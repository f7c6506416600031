package dev.unspool.web;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * A rate limiter of token buckets, by the generic cell rate algorithm (ITU-T I.371): for each bucket it stores only the time at which it will be full
 * again.
 */
public interface Limiter {

    /**
     * Takes a token from every bucket, or from none if one of them has none.
     *
     * @param buckets at least one, the likeliest to refuse first
     */
    Mono<Allowance> take(List<Bucket> buckets, Instant now);
}
