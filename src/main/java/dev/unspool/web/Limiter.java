package dev.unspool.web;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Token buckets, counted by the generic cell rate algorithm (ITU-T I.371): of each bucket only the time is kept at which it will be full
 * again.
 */
public interface Limiter {

    /** Takes a token from every bucket, or from none where one of them has none. @param buckets one at least, the likeliest to refuse first */
    Mono<Allowance> take(List<Bucket> buckets, Instant now);
}
