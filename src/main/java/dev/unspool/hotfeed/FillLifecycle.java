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
 * newsroom keep their connections. Work goes on after those who waited have left, since others will ask for the same answer. However fast changes
 * come, no answer is thrown away for them: a request that knows of a newer one waits for a second answer, which begins when the first is there.
 */
@Component
final class FillLifecycle extends BulkheadLifecycle {

    /** Answers made at once: a quarter of the connection pool, as a page may take two connections. More would only queue in PostgreSQL. */
    private static final int CONCURRENCY = 5;

    /** Answers that may wait for a turn: more than a second's work. Beyond it, a clear refusal serves readers better. */
    private static final int MAX_WAITING = 2_000;

    private final AtomicInteger waiting = new AtomicInteger();
    private final ConcurrentMap<String, Flights> flights = new ConcurrentHashMap<>();
    private final Duration limit;

    FillLifecycle(HotSettings settings) {
        super(CONCURRENCY);
        this.limit = settings.limit();
    }

    /**
     * Gives the result of {@code fill}. A fill of the same key that is under way is shared, unless {@code heard} is newer than what it
     * started with: it may not know that change, and the next one is shared then. Fails as {@code fill} does, and with {@code overloaded} if too many
     * answers wait or this one takes too long.
     *
     * @param heard the newest changes that the caller has heard of
     * @param afterwards runs with the answer once those who waited have it; must never fail
     */
    Mono<CachedAnswer> once(
            String key, Heard heard, Mono<CachedAnswer> fill, Function<CachedAnswer, Mono<Void>> afterwards) {
        return Mono.defer(() -> join(key, heard, new Work(fill, afterwards))
                .result()
                .timeout(limit)
                .onErrorMap(TimeoutException.class, late -> overloaded()));
    }

    /** Starts the fill unless one is under way, and waits for nothing. */
    void inBackground(String key, Heard heard, Mono<CachedAnswer> fill, Function<CachedAnswer, Mono<Void>> afterwards) {
        join(key, heard, new Work(fill, afterwards));
    }

    @Override
    protected Mono<Void> end() {
        return Mono.fromRunnable(() -> {
            flights.clear();
            waiting.set(0);
        });
    }

    private Flight join(String key, Heard heard, Work work) {
        var joined = flights.compute(
                key,
                (same, others) -> others == null ? Flights.of(new Flight(heard, work)) : others.joined(heard, work));
        if (joined.running().startsNow()) {
            start(key, joined.running());
        }
        return joined.flightFor(heard);
    }

    private void start(String key, Flight flight) {
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            end(key, flight);
            flight.fail(overloaded());
            return;
        }
        var work = flight.work()
                .fill()
                .doOnTerminate(() -> end(key, flight))
                .doOnSuccess(flight::complete)
                .doOnError(flight::fail)
                .delayUntil(flight.work().afterwards())
                .doFinally(signal -> waiting.decrementAndGet())
                .onErrorComplete();
        enqueue(work);
    }

    /** Ends the flight, and starts the one that waits for its end. */
    private void end(String key, Flight flight) {
        var left = flights.computeIfPresent(
                key, (same, others) -> others.running().isSame(flight) ? others.withoutFirst() : others);
        if (left != null && left.running().startsNow()) {
            start(key, left.running());
        }
    }

    private static Problem overloaded() {
        return new Problem(ProblemCode.OVERLOADED, "Try again in a few seconds.");
    }

    /**
     * The changes that this instance has heard of at one moment.
     *
     * @param seq of the newest change of the change log
     * @param other the number of the newest change beside those of the log ({@link Lookup#heard})
     */
    record Heard(long seq, long other) {

        boolean includes(Heard earlier) {
            return seq >= earlier.seq && other >= earlier.other;
        }

        Heard and(Heard another) {
            return new Heard(Math.max(seq, another.seq), Math.max(other, another.other));
        }
    }

    /** How an answer is made, and what is done with it then. */
    private record Work(Mono<CachedAnswer> fill, Function<CachedAnswer, Mono<Void>> afterwards) {}

    /**
     * The fills of one key.
     *
     * @param running the one that is under way
     * @param next the one that begins at its end; null if nobody waits for it
     */
    private record Flights(Flight running, @Nullable Flight next) {

        static Flights of(Flight running) {
            return new Flights(running, null);
        }

        Flights joined(Heard heard, Work work) {
            if (running.heard().includes(heard)) {
                return this;
            }
            return new Flights(running, next == null ? new Flight(heard, work) : next.after(heard));
        }

        /** Returns the flight that knows of these changes, of those that were joined with them. */
        Flight flightFor(Heard heard) {
            return next == null || running.heard().includes(heard) ? running : next;
        }

        /** Returns what is left once the first has ended; null if nothing is. */
        @Nullable
        Flights withoutFirst() {
            return next == null ? null : of(next);
        }
    }

    /** A fill that is under way or waits for its start. */
    private record Flight(Heard heard, Work work, AtomicBoolean hasStarted, Sinks.One<CachedAnswer> outcome) {

        Flight(Heard heard, Work work) {
            this(heard, work, new AtomicBoolean(), Sinks.one());
        }

        /** Returns this flight, which has not started, as one that starts after these changes too. */
        Flight after(Heard changes) {
            return new Flight(heard.and(changes), work, hasStarted, outcome);
        }

        boolean isSame(Flight other) {
            return outcome == other.outcome;
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
