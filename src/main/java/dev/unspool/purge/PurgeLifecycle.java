package dev.unspool.purge;

import dev.unspool.announce.Announcements;
import dev.unspool.announce.LogWatch;
import dev.unspool.article.ArticleId;
import dev.unspool.event.ArticleEvent;
import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.EventLog;
import dev.unspool.store.EventLog.Entry;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Follows the change log, where there are caches to tell: by hints, and by looking now and then, since hints may be lost. */
@Component
final class PurgeLifecycle extends PhasedLifecycle {

    /** Longer than an instance may take to hear of a change (one second) and a cache's fetch that began before. */
    static final Duration AGAIN = Duration.ofSeconds(2);

    /** Changes of one reading, and names in one purge: 2.3 KB of them, where Varnish takes 8. */
    private static final int PAGE = 50;

    /** Changes before the head that an instance begins with: more than are made while none is running. */
    private static final int LOOK_BACK = 100;

    /** How often the log is looked at without a hint. */
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Purges between their first and their second telling; further changes wait in the log. */
    private static final int AT_ONCE = 8;

    private static final long NOWHERE = -1;

    private final ArticleStore store;
    private final EventLog log;
    private final LogWatch watch;
    private final FrontCaches caches;
    private volatile long seq = NOWHERE;

    PurgeLifecycle(ArticleStore store, EventLog log, Announcements announcements, FrontCaches caches) {
        super(Phase.LAST);
        this.store = store;
        this.log = log;
        this.watch = new LogWatch(announcements, changed -> changed > seq);
        this.caches = caches;
    }

    @Override
    protected Disposable begin() {
        return caches.areKnown()
                ? watch.follow(Duration.ZERO, POLL, this::readOn)
                        .flatMap(this::forget, AT_ONCE, 1)
                        .subscribe()
                : NOTHING;
    }

    /** To the head of the log, page by page: the articles to forget of each. */
    private Flux<Set<ArticleId>> readOn() {
        return Mono.defer(() -> seq == NOWHERE ? first() : log.after(seq, PAGE))
                .doOnNext(this::goOn)
                .repeat()
                .takeUntil(part -> seq >= part.head().seq())
                .map(PurgeLifecycle::changed)
                .filter(articles -> !articles.isEmpty());
    }

    private Mono<EventLog.Part> first() {
        return store.head().flatMap(head -> log.after(Math.max(0, head.seq() - LOOK_BACK), PAGE));
    }

    private void goOn(EventLog.Part part) {
        var entries = part.entries();
        seq = entries.isEmpty()
                ? part.head().seq()
                : entries.get(entries.size() - 1).seq();
    }

    private Mono<Void> forget(Set<ArticleId> articles) {
        return caches.forget(articles).then(Mono.delay(AGAIN)).then(caches.forget(articles));
    }

    private static Set<ArticleId> changed(EventLog.Part part) {
        return part.entries().stream()
                .map(Entry::event)
                .filter(PurgeLifecycle::changesWhatIsCached)
                .map(ArticleEvent::article)
                .collect(Collectors.toSet());
    }

    private static boolean changesWhatIsCached(ArticleEvent event) {
        return switch (event.type()) {
            case PUBLISHED -> false;
            case CORRECTED, RETRACTED, UNKNOWN -> true;
        };
    }
}
