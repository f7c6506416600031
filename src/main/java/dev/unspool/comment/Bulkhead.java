package dev.unspool.comment;

import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolAcquireTimeoutException;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;

/** Bounds how many comments are written at once and how many wait, so that readers keep the other database connections. */
@Component
final class Bulkhead {

    private final InstrumentedPool<Object> permits;
    private final Duration maxWait;

    Bulkhead(CommentSettings settings) {
        permits = PoolBuilder.from(Mono.fromSupplier(Object::new))
                .sizeBetween(0, settings.atOnce())
                .maxPendingAcquire(settings.waiting())
                .buildPool();
        maxWait = settings.maxWait();
    }

    /** Runs {@code work} once a permit is free. Fails with {@code overloaded} if too many wait, or for too long. */
    <T> Mono<T> run(Mono<T> work) {
        return Mono.usingWhen(permits.acquire(maxWait), permit -> work, PooledRef::release)
                .onErrorMap(
                        failure -> failure instanceof PoolAcquirePendingLimitException
                                || failure instanceof PoolAcquireTimeoutException,
                        full -> new Problem(ProblemCode.OVERLOADED, "Send it again in a few seconds."));
    }
}
