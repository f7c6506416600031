package dev.unspool.hotfeed;

import dev.unspool.announce.Announcements;
import dev.unspool.announce.Hint;
import dev.unspool.announce.LogWatch;
import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Epochs;
import dev.unspool.store.EventLog;
import dev.unspool.store.LogHead;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Follows the change log and keeps its newest entries in memory, so that the freshness of cached answers can be decided without a call. If the
 * log no longer continues what is known of it, because an older copy of the database was restored, it has a new epoch begin.
 */
@Component
final class KnownChangesLifecycle extends PhasedLifecycle {

    /** How often the log is read without a hint. If Redis is away, a retraction still takes effect on other instances within a second. */
    private static final Duration POLL = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(KnownChangesLifecycle.class);

    private final ArticleStore store;
    private final EventLog log;
    private final Epochs epochs;
    private final LogWatch watch;
    private final Clock clock;
    private final AtomicLong hinted = new AtomicLong();
    private final Sinks.Many<LogHead> heads = Sinks.many().multicast().directBestEffort();
    private volatile @Nullable KnownChanges known;

    /** What was known when a log that was set back was last reported: once is enough. */
    private @Nullable KnownChanges reported;

    KnownChangesLifecycle(
            ArticleStore store,
            EventLog log,
            Epochs epochs,
            Announcements announcements,
            @Qualifier("steadyClock") Clock clock) {
        super(Phase.SERVING);
        this.store = store;
        this.log = log;
        this.epochs = epochs;
        this.watch = new LogWatch(announcements, this::isNews);
        this.clock = clock;
    }

    /** Returns the newest entries of the log. */
    KnownChanges known() {
        return Objects.requireNonNull(known, "the log before start");
    }

    /**
     * Returns the {@code seq} of the newest change that this instance has heard of, which it may not have read yet. It hears of its own
     * changes before they are acknowledged.
     */
    long hinted() {
        return hinted.get();
    }

    /** Emits the head of the log each time that it was read and had moved, from now on. Whoever is too slow misses some. */
    Flux<LogHead> heads() {
        return heads.asFlux();
    }

    /** Returns the time since the log was last read. */
    Duration behind() {
        return watch.behind();
    }

    @Override
    protected Disposable begin() {
        known = awaitRead("the newest changes, to tell which cached answers are fresh", first());
        return watch.follow(POLL, POLL, this::readNewEntries).subscribe();
    }

    /** Reads some earlier entries too: answers that other instances made before this start may still be fresh. */
    private Mono<KnownChanges> first() {
        var now = clock.instant();
        return store.head()
                .map(head -> new LogHead(head.epoch(), Math.max(0, head.seq() - KnownChanges.MAX), 0))
                .flatMap(before -> log.after(before.seq(), KnownChanges.MAX)
                        .map(part -> KnownChanges.ofHead(before, now).followedBy(part, now)));
    }

    /** Reads the log if {@code hint} names a change that is newer than all before. */
    void hear(Hint hint) {
        watch.onHint(hint);
    }

    private boolean isNews(long seq) {
        return hinted.getAndAccumulate(seq, Math::max) < seq;
    }

    private Mono<Void> readNewEntries() {
        return Mono.defer(() -> {
            var now = clock.instant();
            var hintedBefore = hinted.get();
            var before = known();
            return log.after(before.head().seq(), KnownChanges.MAX)
                    .delayUntil(part -> endEpochUnlessContinued(before, part))
                    .doOnNext(part -> update(before.followedBy(part, now), hintedBefore))
                    .then();
        });
    }

    /** Has a new epoch begin if {@code part} does not continue what was known before. If that fails, the next reading finds it out again. */
    private Mono<LogHead> endEpochUnlessContinued(KnownChanges before, EventLog.Part part) {
        if (!before.isNotContinuedBy(part)) {
            return Mono.empty();
        }
        if (reported != before) {
            reported = before;
            LOG.error(
                    "The change log had reached {} and is now another one, at {}, in the same epoch: an older copy of the database was"
                            + " restored.",
                    before.head().seq(),
                    part.head().seq());
        }
        return epochs.beginUnlessContinued(before.head(), before.last());
    }

    /** A hinted change that the log does not contain, though it was read after the hint, belongs to another log: the hint is dropped. */
    private void update(KnownChanges now, long hintedBefore) {
        var before = known();
        known = now;
        if (hintedBefore > now.head().seq()) {
            hinted.compareAndSet(hintedBefore, now.head().seq());
        }
        if (!now.head().equals(before.head())) {
            heads.tryEmitNext(now.head());
        }
    }
}
