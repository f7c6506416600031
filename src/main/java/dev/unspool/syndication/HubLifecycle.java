package dev.unspool.syndication;

import dev.unspool.announce.Announcements;
import dev.unspool.announce.LogWatch;
import dev.unspool.article.ArticleId;
import dev.unspool.event.ArticleEvent;
import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.EventLog;
import dev.unspool.store.EventLog.Entry;
import dev.unspool.store.LogReader;
import dev.unspool.store.SyndicatedArticles;
import dev.unspool.web.CachesInFront;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Follows the change log and tells the WebSub hubs which feeds have changed, if any hub is configured. It reads at hints and regularly as well,
 * because hints may be lost.
 */
@Component
final class HubLifecycle extends PhasedLifecycle {

    /** Changes per reading. */
    private static final int PAGE = 200;

    /** How many changes before the head an instance begins at: those that a crashed one may not have told. */
    private static final int LOOK_BACK = 20;

    /** How often the log is read without a hint. */
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Between a change and its announcement: a hub that comes at once may reach an instance, or a cache, that has not learned of the change. */
    private static final Duration DELAY = Duration.ofSeconds(1);

    /** As long as its {@code Cache-Control} lets caches that nobody purges keep a former feed, and some seconds more. */
    private static final Duration AGAIN = Duration.ofSeconds(45);

    /** Tries to read which feeds a change concerns, some minutes in all. */
    private static final Retry TRIES = Retry.backoff(10, POLL).maxBackoff(Duration.ofSeconds(30));

    private final LogReader reader;
    private final SyndicatedArticles articles;
    private final FeedAddresses addresses;
    private final Hubs hubs;
    private final CachesInFront caches;
    private final LogWatch watch;
    private final Duration again;

    @Autowired
    HubLifecycle(
            ArticleStore store,
            EventLog log,
            SyndicatedArticles articles,
            FeedAddresses addresses,
            Hubs hubs,
            CachesInFront caches,
            Announcements announcements) {
        this(store, log, articles, addresses, hubs, caches, announcements, AGAIN);
    }

    /** @param again between a change and its second announcement, while there may be caches that nobody purges */
    HubLifecycle(
            ArticleStore store,
            EventLog log,
            SyndicatedArticles articles,
            FeedAddresses addresses,
            Hubs hubs,
            CachesInFront caches,
            Announcements announcements,
            Duration again) {
        super(Phase.LAST);
        this.reader = new LogReader(store, log, PAGE, LOOK_BACK);
        this.articles = articles;
        this.addresses = addresses;
        this.hubs = hubs;
        this.caches = caches;
        this.again = again;
        this.watch = new LogWatch(announcements, reader::isBehind);
    }

    @Override
    protected Disposable begin() {
        return hubs.areKnown()
                ? watch.follow(POLL, POLL, reader::readOn)
                        .concatMap(this::changed, 1)
                        .publish(this::tell)
                        .subscribe()
                : NOTHING;
    }

    /** Retractions do not wait until hubs know of the rest, which takes minutes after a large import. */
    private Flux<Void> tell(Flux<Changed> changes) {
        var retracted = changes.filter(Changed::isRetracted).map(Changed::feeds);
        var others = changes.filter(changed -> !changed.isRetracted()).map(Changed::feeds);
        var retold = changes.filter(changed -> !caches.arePurged()).map(Changed::feeds);
        return Flux.merge(hubs.follow(retracted, DELAY), hubs.follow(others, DELAY), hubs.follow(retold, again));
    }

    private Flux<Changed> changed(EventLog.Part part) {
        return Flux.just(true, false).concatMap(isRetracted -> changed(part, isRetracted));
    }

    private Mono<Changed> changed(EventLog.Part part, boolean isRetracted) {
        var articlesOfPart = part.entries().stream()
                .filter(entry -> changesFeeds(entry.event()) && isRetraction(entry.event()) == isRetracted)
                .map(Entry::article)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return articlesOfPart.isEmpty()
                ? Mono.empty()
                : feeds(articlesOfPart).map(feeds -> new Changed(isRetracted, feeds));
    }

    /** An unknown kind of change may be a retraction. */
    private static boolean isRetraction(ArticleEvent event) {
        return switch (event.type()) {
            case RETRACTED, UNKNOWN -> true;
            case PUBLISHED, CORRECTED, REFILED -> false;
        };
    }

    /** A renamed topic changes no entry. */
    private static boolean changesFeeds(ArticleEvent event) {
        return switch (event.type()) {
            case PUBLISHED, CORRECTED, RETRACTED, UNKNOWN -> true;
            case REFILED -> false;
        };
    }

    /** If the database cannot say it for minutes, the site's own feeds are told of at least. */
    private Mono<List<String>> feeds(Set<ArticleId> changed) {
        return articles.lists(changed).map(addresses::of).retryWhen(TRIES).onErrorReturn(addresses.ofSite());
    }

    /** Feeds that changed. @param isRetracted whether by a retraction */
    private record Changed(boolean isRetracted, List<String> feeds) {}
}
