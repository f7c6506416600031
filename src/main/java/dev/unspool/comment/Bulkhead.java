package dev.unspool.comment;

import dev.unspool.database.Permits;
import dev.unspool.database.RunToEnd;
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

/**
 * Bounds how many comments are written at once, how many are read for one reader alone, and how many wait, so that all other readers keep the
 * other database connections.
 */
@Component
final class Bulkhead {

    /** Pages and comments read for one reader alone. A page takes up to three connections at once: these are half of the pool. */
    static final int READ_AT_ONCE = 3;

    private final InstrumentedPool<Object> permits;
    private final Permits reads;
    private final Duration maxWait;

    Bulkhead(CommentSettings settings) {
        permits = PoolBuilder.from(Mono.fromSupplier(Object::new))
                .sizeBetween(0, settings.atOnce())
                .maxPendingAcquire(settings.waiting())
                .buildPool();
        maxWait = settings.maxWait();
        reads = new Permits(READ_AT_ONCE, settings.waiting(), maxWait);
    }

    /** Runs {@code work} once a permit is free. Fails with {@code overloaded} if too many wait, or for too long. */
    <T> Mono<T> run(Mono<T> work) {
        return Mono.usingWhen(permits.acquire(maxWait), permit -> work, PooledRef::release)
                .onErrorMap(
                        failure -> failure instanceof PoolAcquirePendingLimitException
                                || failure instanceof PoolAcquireTimeoutException,
                        full -> new Problem(ProblemCode.OVERLOADED, "Send it again in a few seconds."));
    }

    /**
     * Reads something that no cache keeps once a permit is free. Goes on if its reader leaves: else a permit were free before the connection. Fails with
     * {@code overloaded} if too many wait, or for too long.
     */
    <T> Mono<T> read(Mono<T> work) {
        return reads.run(work).as(RunToEnd::despiteCancel);
    }
}
