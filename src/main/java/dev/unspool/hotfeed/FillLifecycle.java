package dev.unspool.hotfeed;

import dev.unspool.database.BulkheadLifecycle;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Makes missing answers: one at a time for each key, shared by all who wait for it, and a few at a time in all, so that streams and the
 * newsroom keep their connections. Work goes on after those who waited have left, since others will ask for the same answer.
 */
@Component
final class FillLifecycle extends BulkheadLifecycle {

    /** Answers made at once: a quarter of the connection pool, as a page may take two connections. More would only queue in PostgreSQL. */
    private static final int CONCURRENCY = 5;

    /** Answers that may wait for a turn: more than a second's work. Beyond it, a clear refusal serves readers better. */
    private static final int MAX_WAITING = 2_000;

    private final AtomicInteger waiting = new AtomicInteger();
    private final ConcurrentMap<String, Flight> flights = new ConcurrentHashMap<>();
    private final Duration limit;

    FillLifecycle(HotSettings settings) {
        super(CONCURRENCY);
        this.limit = settings.limit();
    }

    /**
     * Gives the result of {@code fill}. A fill of the same key that is under way is shared, unless {@code heard} is newer than what it
     * started with: it may not know that change. Fails as {@code fill} does, and with {@code overloaded} if too many answers wait or this
     * one takes too long.
     *
     * @param heard the newest changes that the caller has heard of
     * @param afterwards runs with the answer once those who waited have it; must never fail
     */
    Mono<CachedAnswer> once(
            String key, Heard heard, Mono<CachedAnswer> fill, Function<CachedAnswer, Mono<Void>> afterwards) {
        return Mono.defer(() -> flight(key, heard, fill, afterwards)
                .result()
                .timeout(limit)
                .onErrorMap(TimeoutException.class, late -> overloaded()));
    }

    /** Starts the fill unless one is under way, and waits for nothing. */
    void inBackground(String key, Heard heard, Mono<CachedAnswer> fill, Function<CachedAnswer, Mono<Void>> afterwards) {
        flight(key, heard, fill, afterwards);
    }

    @Override
    protected Mono<Void> end() {
        return Mono.fromRunnable(() -> {
            flights.clear();
            waiting.set(0);
        });
    }

    private Flight flight(
            String key, Heard heard, Mono<CachedAnswer> fill, Function<CachedAnswer, Mono<Void>> afterwards) {
        var flight = flights.compute(
                key, (same, other) -> other != null && other.heard().includes(heard) ? other : new Flight(heard));
        if (flight.startsNow()) {
            start(key, flight, fill, afterwards);
        }
        return flight;
    }

    private void start(
            String key, Flight flight, Mono<CachedAnswer> fill, Function<CachedAnswer, Mono<Void>> afterwards) {
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            flights.remove(key, flight);
            flight.fail(overloaded());
            return;
        }
        var work = fill.doOnTerminate(() -> flights.remove(key, flight))
                .doOnSuccess(flight::complete)
                .doOnError(flight::fail)
                .delayUntil(afterwards)
                .doFinally(signal -> waiting.decrementAndGet())
                .onErrorComplete();
        enqueue(work);
    }

    private static Problem overloaded() {
        return new Problem(ProblemCode.OVERLOADED, "Try again in a few seconds.");
    }

    /**
     * The changes that this instance has heard of at one moment.
     *
     * @param seq of the newest change of the change log
     * @param others how many changes beside those of the log
     */
    record Heard(long seq, long others) {

        boolean includes(Heard other) {
            return seq >= other.seq && others >= other.others;
        }
    }

    /** A fill that is under way. */
    private record Flight(Heard heard, AtomicBoolean hasStarted, Sinks.One<CachedAnswer> outcome) {

        Flight(Heard heard) {
            this(heard, new AtomicBoolean(), Sinks.one());
        }

        /** Returns true exactly once: to the caller that is to start it. */
        boolean startsNow() {
            return hasStarted.compareAndSet(false, true);
        }

        Mono<CachedAnswer> result() {
            return outcome.asMono();
        }

        void complete(@Nullable CachedAnswer cached) {
            if (cached == null) {
                outcome.tryEmitEmpty();
            } else {
                outcome.tryEmitValue(cached);
            }
        }

        void fail(Throwable failure) {
            outcome.tryEmitError(failure);
        }
    }
}
