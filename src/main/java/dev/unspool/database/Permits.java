package dev.unspool.database;

import java.time.Duration;
import org.springframework.dao.TransientDataAccessResourceException;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolAcquireTimeoutException;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;

/** Runs a bounded number of works at a time; a bounded number of others wait, for a bounded time. May be shared between threads. */
public final class Permits {

    private final InstrumentedPool<Object> permits;
    private final Duration wait;

    /**
     * Creates permits that nobody holds yet.
     *
     * @param atOnce works at a time
     * @param waiting works that may wait
     * @param wait how long each of them may
     */
    public Permits(int atOnce, int waiting, Duration wait) {
        this.wait = wait;
        this.permits = PoolBuilder.from(Mono.fromSupplier(Object::new))
                .sizeBetween(0, atOnce)
                .maxPendingAcquire(waiting)
                .buildPool();
    }

    /** Runs {@code work} once a permit is free. Fails with {@link NoneFree} if too many wait, or for too long. */
    public <T> Mono<T> run(Mono<T> work) {
        return Mono.usingWhen(permits.acquire(wait), permit -> work, PooledRef::release)
                .onErrorMap(Permits::isFull, NoneFree::new);
    }

    /**
     * Runs {@code work} to completion once a permit is free, even if its subscriber cancels meanwhile: else the permit would be free before the connection. Who
     * cancels while it still waits gives up its place. Fails as {@link #run} does.
     */
    public <T> Mono<T> runToEnd(Mono<T> work) {
        return permits.acquire(wait)
                .onErrorMap(Permits::isFull, NoneFree::new)
                .flatMap(permit -> Mono.usingWhen(Mono.just(permit), held -> work, PooledRef::release)
                        .as(RunToEnd::despiteCancel));
    }

    private static boolean isFull(Throwable failure) {
        return failure instanceof PoolAcquirePendingLimitException || failure instanceof PoolAcquireTimeoutException;
    }

    /** Reports that too many works wait for a permit, or that this one has waited for too long. */
    public static final class NoneFree extends TransientDataAccessResourceException {

        private static final long serialVersionUID = 1;

        NoneFree(Throwable full) {
            super("No turn is free", full);
        }
    }
}
