package dev.unspool.stream;

import dev.unspool.announce.Announcements;
import dev.unspool.announce.LogWatch;
import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.ChangeLog;
import dev.unspool.store.Changes;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Follows the change log for all readers of this instance: one reading, one encoding, and then every reader looks. Told by hints, and
 * looks by itself now and then, since hints may be lost. Reads on only when all readers have looked, so that a burst costs no more than
 * they can be told.
 */
@Component
final class NewsLifecycle extends PhasedLifecycle implements Supplier<Tail> {

    /** Changes of one reading: with bodies of a megabyte, some tens of megabytes at the worst. */
    static final int PAGE = 20;

    /** Changes that a new instance begins with, so that readers who come over from another need not read the log. */
    private static final int AT_FIRST = 100;

    /** How often the log is looked at without a hint: with Redis away, changes still arrive within two of these. */
    private static final Duration POLL = Duration.ofSeconds(1);

    private final ArticleStore store;
    private final ChangeLog log;
    private final LogWatch watch;
    private final StreamEvents events;
    private final OpenStreams streams;
    private volatile @Nullable Tail tail;

    NewsLifecycle(
            ArticleStore store, ChangeLog log, Announcements announcements, StreamEvents events, OpenStreams streams) {
        super(Phase.SERVING);
        this.store = store;
        this.log = log;
        this.watch = new LogWatch(announcements, seq -> seq > get().seq());
        this.events = events;
        this.streams = streams;
    }

    @Override
    public Tail get() {
        return Objects.requireNonNull(tail, "the tail before start");
    }

    @Override
    protected Disposable begin() {
        tail = awaitRead("the newest changes, for streams", first());
        return watch.follow(POLL, POLL, this::readOn).subscribe();
    }

    private Mono<Tail> first() {
        return store.head()
                .flatMap(head -> log.wholeAfter(Math.max(0, head.seq() - AT_FIRST), AT_FIRST))
                .publishOn(Schedulers.boundedElastic())
                .map(changes -> Tail.of(changes, Tail.MOST, events::news));
    }

    /** To the head of the log, page by page. */
    private Mono<Void> readOn() {
        return Mono.defer(() -> log.wholeAfter(get().seq(), PAGE))
                .publishOn(
                        Schedulers.boundedElastic()) // drawing large corrections must not hold up the database's loop
                .delayUntil(this::take)
                .repeat()
                .takeUntil(changes -> get().seq() >= changes.head().seq())
                .then();
    }

    private Mono<Void> take(Changes changes) {
        var before = get();
        var now = before.followedBy(changes, events::news);
        tail = now;
        if (!now.epoch().equals(before.epoch())) {
            streams.endAll();
        }
        return now.seq() == before.seq() ? Mono.empty() : streams.tellNews();
    }
}
