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

    /** Maximum wait: after it, the client is better told to try again. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private final InstrumentedPool<Object> permits;

    Bulkhead(CommentSettings settings) {
        permits = PoolBuilder.from(Mono.fromSupplier(Object::new))
                .sizeBetween(0, settings.atOnce())
                .maxPendingAcquire(settings.waiting())
                .buildPool();
    }

    /** Runs {@code work} once a permit is free. Fails with {@code overloaded} if too many wait, or for too long. */
    <T> Mono<T> run(Mono<T> work) {
        return Mono.usingWhen(permits.acquire(MAX_WAIT), permit -> work, PooledRef::release)
                .onErrorMap(
                        failure -> failure instanceof PoolAcquirePendingLimitException
                                || failure instanceof PoolAcquireTimeoutException,
                        full -> new Problem(ProblemCode.OVERLOADED, "Send it again in a few seconds."));
    }
}
