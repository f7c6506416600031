package dev.unspool.tail;

import dev.unspool.announce.Announcements;
import dev.unspool.announce.LogWatch;
import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.ChangeLog;
import dev.unspool.store.Changes;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Follows the change log for the tail, at hints and every second by itself, and ends the rounds. Whenever something changed, it has those held
 * requests answered that can be.
 */
@Component
final class RecentLogLifecycle extends PhasedLifecycle implements TailAnswers.Log {

    /** Changes of one read. */
    private static final int PAGE = RecentLog.BLOCK;

    /** Changes that a new instance begins with; older ones are read when they are requested. */
    private static final int INITIAL_CHANGES = 2 * RecentLog.BLOCK;

    /** How often the log is read without a hint. If Redis is away, changes still arrive within twice this time. */
    private static final Duration POLL = Duration.ofSeconds(1);

    /** If the log could not be read for this long, requests are not held: nobody would hear of a change. */
    private static final Duration BLIND = Duration.ofSeconds(5);

    /** Clocks and timers differ a little. */
    private static final Duration LEAST = Duration.ofMillis(1);

    private final ArticleStore store;
    private final ChangeLog log;
    private final HeldRequests held;
    private final Rounds rounds;
    private final LogWatch watch;
    private volatile @Nullable RecentLog recent;

    RecentLogLifecycle(
            ArticleStore store, ChangeLog log, HeldRequests held, Rounds rounds, Announcements announcements) {
        super(Phase.SERVING);
        this.store = store;
        this.log = log;
        this.held = held;
        this.rounds = rounds;
        this.watch = new LogWatch(announcements, seq -> seq > recent().head());
    }

    @Override
    public RecentLog recent() {
        return Objects.requireNonNull(recent, "the log before start");
    }

    @Override
    public boolean isBlind() {
        return watch.behind().compareTo(BLIND) > 0;
    }

    @Override
    protected Disposable begin() {
        recent = awaitRead("the newest changes, for the tail", first());
        held.open();
        return Disposables.composite(
                watch.follow(POLL, POLL, this::readToHead).subscribe(),
                endedRounds().mergeWith(blindness()).subscribe(ended -> held.release()));
    }

    private Mono<RecentLog> first() {
        return store.head()
                .flatMap(head -> log.after(Math.max(0, head.seq() - INITIAL_CHANGES), INITIAL_CHANGES))
                .map(RecentLog::of);
    }

    /** Reads to the head of the log, page by page. */
    private Flux<Changes> readToHead() {
        return Mono.defer(() -> log.after(recent().head(), PAGE))
                .publishOn(Schedulers.parallel()) // answering thousands must not delay the database's event loop
                .doOnNext(this::update)
                .repeat()
                .takeUntil(changes -> recent().head() >= changes.head().seq());
    }

    private void update(Changes changes) {
        var before = recent();
        var now = before.followedBy(changes);
        recent = now;
        if (!now.equals(before)) {
            held.release();
        }
    }

    /** Emits while the log cannot be read: others may hear of changes, so nobody is held here. */
    private Flux<Long> blindness() {
        return Flux.interval(POLL).onBackpressureDrop().filter(tick -> isBlind());
    }

    /** Emits each time a round ends. */
    private Flux<Long> endedRounds() {
        return Mono.defer(() -> Mono.delay(rounds.untilNextEnd().plus(LEAST))).repeat();
    }
}
