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
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Follows the change log and tells the WebSub hubs which feeds have changed, if any hub is configured. It reads at hints and regularly as well,
 * because hints may be lost.
 */
@Component
final class HubLifecycle extends PhasedLifecycle {

    /** Changes per reading, so that one request to a hub names some hundred feeds at most. */
    private static final int PAGE = 20;

    /** How many changes before the head an instance begins at: those that a crashed one may not have told. */
    private static final int LOOK_BACK = 20;

    /** How often the log is read without a hint. */
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Between a change and its announcement: a hub that comes at once may reach an instance, or a cache, that has not learned of the change. */
    private static final Duration DELAY = Duration.ofSeconds(1);

    private final LogReader reader;
    private final SyndicatedArticles articles;
    private final FeedAddresses addresses;
    private final Hubs hubs;
    private final LogWatch watch;

    HubLifecycle(
            ArticleStore store,
            EventLog log,
            SyndicatedArticles articles,
            FeedAddresses addresses,
            Hubs hubs,
            Announcements announcements) {
        super(Phase.LAST);
        this.reader = new LogReader(store, log, PAGE, LOOK_BACK);
        this.articles = articles;
        this.addresses = addresses;
        this.hubs = hubs;
        this.watch = new LogWatch(announcements, reader::isBehind);
    }

    @Override
    protected Disposable begin() {
        return hubs.areKnown()
                ? watch.follow(POLL, POLL, this::readOn)
                        .delayElements(DELAY)
                        .concatMap(this::feeds, 1)
                        .as(hubs::follow)
                        .subscribe()
                : NOTHING;
    }

    /** Reads to the head of the log, page by page, and emits the articles that changed in each page. */
    private Flux<Set<ArticleId>> readOn() {
        return reader.readOn().map(HubLifecycle::changed).filter(changed -> !changed.isEmpty());
    }

    private static Set<ArticleId> changed(EventLog.Part part) {
        return part.entries().stream()
                .filter(entry -> changesFeeds(entry.event()))
                .map(Entry::article)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A renamed topic changes no entry. */
    private static boolean changesFeeds(ArticleEvent event) {
        return switch (event.type()) {
            case PUBLISHED, CORRECTED, RETRACTED, UNKNOWN -> true;
            case REFILED -> false;
        };
    }

    /** A failure is the database's, which the log's next reading reports too: the site's own feeds are told at least. */
    private Mono<List<String>> feeds(Set<ArticleId> changed) {
        return articles.lists(changed).map(addresses::of).onErrorReturn(addresses.ofSite());
    }
}
