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

/** Writes what was counted to PostgreSQL, time after time: what this instance counted, and what any other left. */
@Component
final class WriteLifecycle extends PhasedLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WriteLifecycle.class);

    /** For what is only known here, when the instance ends. */
    private static final Duration LAST = Duration.ofSeconds(3);

    /** Ids of written batches: longer than any copy of itself that a Redis may fall back to. */
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    private static final Duration BETWEEN_TRIMS = Duration.ofHours(1);

    private final Counter counter;
    private final Batches batches;
    private final Meanwhile meanwhile;
    private final AudienceLedger ledger;
    private final AudienceSettings settings;
    private final Clock clock;
    private Instant trimmed = Instant.MIN;
    private boolean fails;

    WriteLifecycle(
            Counter counter,
            Batches batches,
            Meanwhile meanwhile,
            AudienceLedger ledger,
            AudienceSettings settings,
            Clock clock) {
        super(Phase.SERVING);
        this.counter = counter;
        this.batches = batches;
        this.meanwhile = meanwhile;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected Disposable begin() {
        var writing = Flux.interval(Duration.ZERO, settings.write())
                .onBackpressureDrop()
                .concatMap(tick -> write().doOnSuccess(done -> fails = false).onErrorResume(this::warn), 1)
                .subscribe();
        return () -> {
            writing.dispose();
            writeLast();
        };
    }

    /** Once: fails where PostgreSQL does, and what waits goes on waiting. */
    Mono<Void> write() {
        return batches.cut()
                .thenReturn(true)
                .onErrorReturn(false)
                .flatMap(isThere -> writeOwn().then(isThere ? Mono.defer(this::writeWaiting) : Mono.empty()));
    }

    /** What was counted here while Redis was away. */
    private Mono<Void> writeOwn() {
        return Mono.fromCallable(meanwhile::batch)
                .flatMap(batch -> add(batch).doOnSuccess(done -> meanwhile.written()));
    }

    private Mono<Void> writeWaiting() {
        return Flux.fromIterable(meanwhile.acts())
                .concatMap(this::tell)
                .then(batches.waiting())
                .flatMapIterable(ids -> ids)
                .concatMap(this::finish)
                .then(Mono.defer(this::trim));
    }

    private Mono<Void> tell(Held act) {
        return counter.count(act.act(), act.lift(), act.counted())
                .doOnNext(known -> meanwhile.told(act))
                .doOnError(failure -> meanwhile.doubt(act))
                .then();
    }

    private Mono<Void> finish(UUID id) {
        return batches.read(id).flatMap(this::add).then(Mono.defer(() -> batches.forget(id)));
    }

    private Mono<Void> add(Batch batch) {
        return ledger.add(batch, clock.instant());
    }

    /** Only when nothing waits any more that could be of those that are forgotten. */
    private Mono<Void> trim() {
        var now = clock.instant();
        return trimmed.isAfter(now.minus(BETWEEN_TRIMS))
                ? Mono.empty()
                : ledger.trim(now.minus(KNOWN_FOR)).doOnSuccess(done -> trimmed = now);
    }

    private void writeLast() {
        if (!meanwhile.isEmpty()) {
            write().timeout(LAST).onErrorResume(this::warn).block();
        }
    }

    private Mono<Void> warn(Throwable failure) {
        if (!fails) {
            fails = true;
            LOG.warn(
                    "Cannot write what was counted, trying on: {}",
                    NestedExceptionUtils.getMostSpecificCause(failure).toString());
        }
        return Mono.empty();
    }
}
