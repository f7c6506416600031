package dev.unspool.hotfeed;

import dev.unspool.database.TurnsLifecycle;
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
 * Makes answers that are missing: each once, however many ask for it, and a few at a time, so that streams and the newsroom keep their
 * connections. Goes on when those who asked have left: others come.
 */
@Component
final class FillLifecycle extends TurnsLifecycle {

    /** At a time: a quarter of the pool, as a page may take two connections. More would only queue in PostgreSQL. */
    private static final int AT_ONCE = 5;

    /** Answers that wait for their turn: a second's work and more. Whoever comes then is better served by a clear refusal. */
    private static final int MOST_WAITING = 2_000;

    /** How long somebody waits for an answer. Readers leave after about as much. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicInteger waiting = new AtomicInteger();
    private final ConcurrentMap<String, Flight> flights = new ConcurrentHashMap<>();

    FillLifecycle() {
        super(AT_ONCE);
    }

    /**
     * What {@code making} gives; the same for all who ask meanwhile, unless they have heard of a change that the one under way may not
     * know of. Fails as it does, or with a problem where too much is asked at once.
     *
     * @param heard the newest change that whoever asks has heard of
     * @param afterwards what is done with the answer when those who asked have it; never fails
     */
    Mono<Kept> once(String key, long heard, Mono<Kept> making, Function<Kept, Mono<Void>> afterwards) {
        return Mono.defer(() -> under(key, heard, making, afterwards)
                .landed()
                .timeout(PATIENCE)
                .onErrorMap(TimeoutException.class, late -> overloaded()));
    }

    /** The same, for whoever need not wait for it. */
    void begin(String key, long heard, Mono<Kept> making, Function<Kept, Mono<Void>> afterwards) {
        under(key, heard, making, afterwards);
    }

    @Override
    protected Mono<Void> end() {
        return Mono.fromRunnable(() -> {
            flights.clear();
            waiting.set(0);
        });
    }

    private Flight under(String key, long heard, Mono<Kept> making, Function<Kept, Mono<Void>> afterwards) {
        var flight = flights.compute(
                key, (same, other) -> other != null && other.heard() >= heard ? other : new Flight(heard));
        if (flight.begins()) {
            takeOff(key, flight, making, afterwards);
        }
        return flight;
    }

    private void takeOff(String key, Flight flight, Mono<Kept> making, Function<Kept, Mono<Void>> afterwards) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            flights.remove(key, flight);
            flight.fail(overloaded());
            return;
        }
        var work = making.doOnTerminate(() -> flights.remove(key, flight))
                .doOnSuccess(flight::land)
                .doOnError(flight::fail)
                .delayUntil(afterwards)
                .doFinally(signal -> waiting.decrementAndGet())
                .onErrorComplete();
        enqueue(work);
    }

    private static Problem overloaded() {
        return new Problem(ProblemCode.OVERLOADED, "Try again in a few seconds.");
    }

    /** An answer on its way. */
    private record Flight(long heard, AtomicBoolean hasBegun, Sinks.One<Kept> outcome) {

        Flight(long heard) {
            this(heard, new AtomicBoolean(), Sinks.one());
        }

        /** True once: for whoever is to begin it. */
        boolean begins() {
            return hasBegun.compareAndSet(false, true);
        }

        Mono<Kept> landed() {
            return outcome.asMono();
        }

        void land(@Nullable Kept kept) {
            if (kept == null) {
                outcome.tryEmitEmpty();
            } else {
                outcome.tryEmitValue(kept);
            }
        }

        void fail(Throwable failure) {
            outcome.tryEmitError(failure);
        }
    }
}
