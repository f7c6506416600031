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
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Follows the change log for all readers of this instance: reads and encodes each change once, replaces the {@link Tail}, and has every
 * reader look at it. It reads at hints, and every second by itself, since hints may be lost. It reads on only when all readers have looked,
 * so that a burst costs no more than readers can be sent.
 */
@Component
final class TailLifecycle extends PhasedLifecycle implements Reader.News {

    /** Changes of one read: with bodies of a megabyte, some tens of megabytes at the worst. */
    static final int PAGE = 20;

    /** Changes that a new instance begins with, so that readers who come over from another need not read the log. */
    private static final int INITIAL_CHANGES = 100;

    /** How often the log is read without a hint. If Redis is away, changes still arrive within twice this time. */
    private static final Duration POLL = Duration.ofSeconds(1);

    private final ArticleStore store;
    private final ChangeLog log;
    private final LogWatch watch;
    private final StreamEvents events;
    private final OpenStreams streams;
    private final AtomicLong heard = new AtomicLong();
    private volatile @Nullable Tail tail;

    TailLifecycle(
            ArticleStore store, ChangeLog log, Announcements announcements, StreamEvents events, OpenStreams streams) {
        super(Phase.SERVING);
        this.store = store;
        this.log = log;
        this.watch = new LogWatch(announcements, this::isNews);
        this.events = events;
        this.streams = streams;
    }

    @Override
    public Tail get() {
        return Objects.requireNonNull(tail, "the tail before start");
    }

    @Override
    public long heard() {
        return heard.get();
    }

    /** Returns for how long this instance has not read the log. */
    Duration behind() {
        return watch.behind();
    }

    @Override
    protected Disposable begin() {
        tail = awaitRead("the newest changes, for streams", first());
        return watch.follow(POLL, POLL, this::readToHead).subscribe();
    }

    private Mono<Tail> first() {
        return store.head()
                .flatMap(head -> log.wholeAfter(Math.max(0, head.seq() - INITIAL_CHANGES), INITIAL_CHANGES))
                .publishOn(Schedulers.boundedElastic())
                .map(changes -> Tail.of(changes, Tail.MOST, events));
    }

    /** Reads to the head of the log, page by page. */
    private Flux<Changes> readToHead() {
        return Mono.defer(this::readPage)
                .repeat()
                .takeUntil(changes -> get().seq() >= changes.head().seq());
    }

    private Mono<Changes> readPage() {
        var heardBefore = heard.get();
        return log.wholeAfter(get().seq(), PAGE)
                .publishOn(Schedulers.boundedElastic()) // rendering must not block the database's event loop
                .delayUntil(changes -> update(changes, heardBefore));
    }

    private Mono<Void> update(Changes changes, long heardBefore) {
        var before = get();
        var now = before.followedBy(changes, events);
        tail = now;
        var wasMisled = forgetUntrue(heardBefore, changes.head().seq());
        if (!now.epoch().equals(before.epoch())) {
            streams.endEarlierEpochs(now.epoch());
        }
        return now.seq() == before.seq() && !wasMisled ? Mono.empty() : streams.sendChanges();
    }

    /**
     * Forgets a change that was hinted at, and that the log does not contain though it was read after the hint: it belongs to another log.
     * Returns whether readers may have waited for it.
     */
    private boolean forgetUntrue(long heardBefore, long head) {
        return heardBefore > head && heard.compareAndSet(heardBefore, head);
    }

    private boolean isNews(long seq) {
        heard.accumulateAndGet(seq, Math::max);
        return seq > get().seq();
    }
}
