package dev.unspool.audience;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes counts to PostgreSQL at a fixed interval: those of this instance, and those that any other instance left in Redis. */
@Component
final class CountWriteLifecycle extends PhasedLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CountWriteLifecycle.class);

    /** Time limit at shutdown for writing what only this instance knows. */
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(3);

    /** How long the ids of written batches are kept: longer than the age of any copy of itself that a Redis may restore. */
    private static final Duration ID_RETENTION = Duration.ofDays(30);

    private static final Duration TRIM_INTERVAL = Duration.ofHours(1);

    private final RedisCounter counter;
    private final CountBatches batches;
    private final UnsentActs unsentActs;
    private final AudienceLedger ledger;
    private final AudienceSettings settings;
    private final Clock clock;
    private Instant trimmed = Instant.MIN;
    private boolean isFailing;

    CountWriteLifecycle(
            RedisCounter counter,
            CountBatches batches,
            UnsentActs unsentActs,
            AudienceLedger ledger,
            AudienceSettings settings,
            Clock clock) {
        super(Phase.SERVING);
        this.counter = counter;
        this.batches = batches;
        this.unsentActs = unsentActs;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected Disposable begin() {
        var writing = Flux.interval(Duration.ZERO, settings.write())
                .onBackpressureDrop()
                .concatMap(
                        tick -> write().doOnSuccess(done -> isFailing = false).onErrorResume(this::warn), 1)
                .subscribe();
        return () -> {
            writing.dispose();
            writeLast();
        };
    }

    /** Writes once. Fails if PostgreSQL does; then everything stays for the next time. */
    Mono<Void> write() {
        return batches.cut()
                .thenReturn(true)
                .onErrorReturn(false)
                .flatMap(isRedisUp -> writeOwn().then(isRedisUp ? Mono.defer(this::writeWaiting) : Mono.empty()));
    }

    /** Writes what was counted here while Redis was away. */
    private Mono<Void> writeOwn() {
        return Mono.fromCallable(unsentActs::nextBatch)
                .flatMap(batch -> add(batch).doOnSuccess(done -> unsentActs.batchWritten()));
    }

    private Mono<Void> writeWaiting() {
        return Flux.fromIterable(unsentActs.acts())
                .concatMap(this::send)
                .then(batches.waiting())
                .flatMapIterable(ids -> ids)
                .concatMap(this::writeBatch)
                .then(Mono.defer(this::trim));
    }

    private Mono<Void> send(UnsentAct act) {
        return counter.count(act.act(), act.positions(), act.counted())
                .doOnNext(known -> unsentActs.sent(act))
                .doOnError(failure -> unsentActs.markUncertain(act))
                .then();
    }

    private Mono<Void> writeBatch(UUID id) {
        return batches.read(id).flatMap(this::add).then(Mono.defer(() -> batches.forget(id)));
    }

    private Mono<Void> add(CountBatch batch) {
        return ledger.add(batch, clock.instant());
    }

    /** Runs only once no batch waits, so that the id of a waiting batch is never deleted. */
    private Mono<Void> trim() {
        var now = clock.instant();
        return trimmed.isAfter(now.minus(TRIM_INTERVAL))
                ? Mono.empty()
                : ledger.trim(now.minus(ID_RETENTION)).doOnSuccess(done -> trimmed = now);
    }

    private void writeLast() {
        if (!unsentActs.isEmpty()) {
            write().timeout(SHUTDOWN_TIMEOUT).onErrorResume(this::warn).block();
        }
    }

    private Mono<Void> warn(Throwable failure) {
        if (!isFailing) {
            isFailing = true;
            LOG.warn(
                    "Cannot write what was counted, trying on: {}",
                    NestedExceptionUtils.getMostSpecificCause(failure).toString());
        }
        return Mono.empty();
    }
}
