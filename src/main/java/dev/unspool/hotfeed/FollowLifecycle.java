package dev.unspool.hotfeed;

import dev.unspool.announce.Announcements;
import dev.unspool.announce.Hint;
import dev.unspool.announce.LogWatch;
import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.EventLog;
import dev.unspool.store.LogHead;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Follows the change log, so that what is kept can be judged without asking anybody. */
@Component
final class FollowLifecycle extends PhasedLifecycle {

    /** How often the log is looked at without a hint: with Redis away, a retraction still takes effect elsewhere within a second. */
    private static final Duration POLL = Duration.ofMillis(500);

    private final ArticleStore store;
    private final EventLog log;
    private final LogWatch watch;
    private final Clock clock;
    private final AtomicLong hinted = new AtomicLong();
    private volatile @Nullable KnownChanges known;

    FollowLifecycle(ArticleStore store, EventLog log, Announcements announcements, Clock clock) {
        super(Phase.SERVING);
        this.store = store;
        this.log = log;
        this.watch = new LogWatch(announcements, this::isNews);
        this.clock = clock;
    }

    /** What is known of the log now. */
    KnownChanges known() {
        return Objects.requireNonNull(known, "the log before start");
    }

    /** The newest change that this instance has heard of: one of its own before it is acknowledged. It may not be known yet. */
    long hinted() {
        return hinted.get();
    }

    @Override
    protected Disposable begin() {
        known = awaitRead("the newest changes, to judge kept pages by", first());
        return watch.follow(POLL, POLL, this::readOn).subscribe();
    }

    /** With a stretch of what came before: answers that other instances made then may still be true. */
    private Mono<KnownChanges> first() {
        var now = clock.instant();
        return store.head()
                .map(head -> new LogHead(head.epoch(), Math.max(0, head.seq() - KnownChanges.MOST), 0))
                .flatMap(before -> log.after(before.seq(), KnownChanges.MOST)
                        .map(part -> KnownChanges.none(before, now).followedBy(part, now)));
    }

    /** Looks at the log, if {@code hint} tells of more than was ever heard of. */
    void hear(Hint hint) {
        watch.hear(hint);
    }

    private boolean isNews(long seq) {
        return hinted.getAndAccumulate(seq, Math::max) < seq;
    }

    private Mono<Void> readOn() {
        return Mono.defer(() -> {
            var now = clock.instant();
            var asked = hinted.get();
            return log.after(known().head().seq(), KnownChanges.MOST)
                    .doOnNext(part -> take(known().followedBy(part, now), asked))
                    .then();
        });
    }

    /** A hint of what is not in the log, asked for after it, was of another log. */
    private void take(KnownChanges now, long asked) {
        known = now;
        if (asked > now.head().seq()) {
            hinted.compareAndSet(asked, now.head().seq());
        }
    }
}
