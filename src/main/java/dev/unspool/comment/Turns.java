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

/** How comments are written: a few at once, a few that wait, and no more, so that readers keep the connections to the database. */
@Component
final class Turns {

    /** Longer, and whoever waits is better told to come again. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final InstrumentedPool<Object> turns;

    Turns(CommentSettings settings) {
        turns = PoolBuilder.from(Mono.fromSupplier(Object::new))
                .sizeBetween(0, settings.atOnce())
                .maxPendingAcquire(settings.waiting())
                .buildPool();
    }

    /** What {@code work} gives, once its turn has come. Fails with {@code overloaded} where too many wait, or for too long. */
    <T> Mono<T> during(Mono<T> work) {
        return Mono.usingWhen(turns.acquire(PATIENCE), turn -> work, PooledRef::release)
                .onErrorMap(
                        failure -> failure instanceof PoolAcquirePendingLimitException
                                || failure instanceof PoolAcquireTimeoutException,
                        full -> new Problem(ProblemCode.OVERLOADED, "Send it again in a few seconds."));
    }
}
