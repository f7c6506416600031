package dev.unspool.purge;

import dev.unspool.announce.Announcements;
import dev.unspool.announce.LogWatch;
import dev.unspool.event.ArticleEvent;
import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.EventLog;
import dev.unspool.store.EventLog.Entry;
import dev.unspool.store.LogHead;
import dev.unspool.store.LogReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Follows the change log and purges changed articles from caches, if any are configured. It reads at hints and regularly as well,
 * because hints may be lost.
 */
@Component
final class PurgeLifecycle extends PhasedLifecycle {

    /**
     * The delay of the second purge: longer than an instance may take to learn of a change (one second) and than a cache's fetch
     * that began before.
     */
    static final Duration SECOND_PURGE_DELAY = Duration.ofSeconds(2);

    /** Changes per reading, and names per purge: 2.3 KB of them; Varnish takes 8. */
    private static final int PAGE = 50;

    /** How many changes before the head an instance begins at: more than are made while none is running. */
    private static final int LOOK_BACK = 100;

    /** How often the log is read without a hint. */
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Purges that may wait for their second round; further changes wait in the log. */
    private static final int CONCURRENCY = 8;

    /** Between two tries to tell a cache that missed a purge. */
    private static final Duration CATCH_UP = Duration.ofSeconds(10);

    private final LogReader reader;
    private final LogWatch watch;
    private final FrontCaches caches;
    private volatile @Nullable UUID epoch;

    PurgeLifecycle(ArticleStore store, EventLog log, Announcements announcements, FrontCaches caches) {
        super(Phase.LAST);
        this.reader = new LogReader(store, log, PAGE, LOOK_BACK);
        this.watch = new LogWatch(announcements, reader::isBehind);
        this.caches = caches;
    }

    @Override
    protected Disposable begin() {
        return caches.areKnown()
                ? Disposables.composite(
                        watch.follow(Duration.ZERO, POLL, this::readOn)
                                .flatMap(this::forget, CONCURRENCY, 1)
                                .subscribe(),
                        Flux.interval(CATCH_UP)
                                .onBackpressureDrop()
                                .concatMap(tick -> caches.catchUp())
                                .subscribe())
                : NOTHING;
    }

    /** Reads to the head of the log, page by page, and emits the names of what to purge of each page. */
    private Flux<Set<String>> readOn() {
        return reader.readOn().map(this::outdated).filter(names -> !names.isEmpty());
    }

    private Set<String> outdated(EventLog.Part part) {
        var isContinued = epoch == null
                ? isLogOf(part.head(), part.entries())
                : part.head().epoch().equals(epoch);
        epoch = part.head().epoch();
        return isContinued ? changed(part) : FrontCaches.EVERYTHING; // after a restore any answer may be outdated
    }

    /** Whether the first reading found what the log counts. After a restore there is a gap below its head, and caches may hold anything. */
    private static boolean isLogOf(LogHead head, List<Entry> entries) {
        return head.seq() == 0 || !entries.isEmpty();
    }

    private Mono<Void> forget(Set<String> names) {
        return caches.forget(names).then(Mono.delay(SECOND_PURGE_DELAY)).then(caches.forget(names));
    }

    private static Set<String> changed(EventLog.Part part) {
        return part.entries().stream()
                .map(Entry::event)
                .filter(PurgeLifecycle::outdatesCaches)
                .flatMap(PurgeLifecycle::names)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the names in {@code Surrogate-Key} of what the event outdates. A retraction may take a name out of a directory. */
    private static Stream<String> names(ArticleEvent event) {
        return switch (event.type()) {
            case REFILED -> Stream.of("filing");
            case PUBLISHED, CORRECTED -> Stream.of("article-" + event.article());
            case RETRACTED, UNKNOWN -> Stream.of("article-" + event.article(), "directory");
        };
    }

    private static boolean outdatesCaches(ArticleEvent event) {
        return switch (event.type()) {
            case PUBLISHED -> false;
            case CORRECTED, RETRACTED, REFILED, UNKNOWN -> true;
        };
    }
}
