package dev.unspool.stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.unspool.announce.Announcements;
import dev.unspool.announce.Hint;
import dev.unspool.announce.Hint.CommentsChanged;
import dev.unspool.article.ArticleId;
import dev.unspool.comment.Tallies;
import dev.unspool.comment.Tally;
import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Mono;

/**
 * Tells readers how many comments their articles have: at hints, and by itself for what changed within the last seconds, since hints may be
 * lost. A count is told when it is another than the one that was told last.
 */
@Component
final class CommentNewsLifecycle extends PhasedLifecycle implements Supplier<Collection<CommentNews>> {

    private static final Logger LOG = LoggerFactory.getLogger(CommentNewsLifecycle.class);

    /** From a hint to looking: what comes in between is told as one, so that a busy thread costs five words a second. */
    private static final Duration GATHERING = Duration.ofMillis(200);

    private static final Duration POLL = Duration.ofSeconds(1);

    /** How far back a poll looks: a transaction is seen only when it commits, which takes 5 s at the most. */
    private static final Duration BACK = Duration.ofSeconds(10);

    /** Articles that were hinted at and not looked at yet; beyond, the poll finds them. */
    private static final int HINTED = Tallies.MOST;

    /** Articles whose last count is known; whoever is forgotten is told of once more. */
    private static final int TOLD = 10_000;

    /** For readers who come back: longer than they are away, and no more than fits into a socket at once. */
    private static final Duration RECENT = Duration.ofMinutes(1);

    private static final int MOST_RECENT = 200;

    private final Tallies tallies;
    private final Announcements announcements;
    private final StreamEvents events;
    private final OpenStreams streams;
    private final Set<ArticleId> hinted = ConcurrentHashMap.newKeySet();
    private final Cache<ArticleId, Integer> told =
            Caffeine.newBuilder().maximumSize(TOLD).build();
    private final Cache<ArticleId, CommentNews> recent = Caffeine.newBuilder()
            .maximumSize(MOST_RECENT)
            .expireAfterWrite(RECENT)
            .build();
    private volatile Runnable wake = () -> {};
    private volatile boolean fails;

    CommentNewsLifecycle(Tallies tallies, Announcements announcements, StreamEvents events, OpenStreams streams) {
        super(Phase.SERVING);
        this.tallies = tallies;
        this.announcements = announcements;
        this.events = events;
        this.streams = streams;
    }

    /** What was told of late. */
    @Override
    public Collection<CommentNews> get() {
        return recent.asMap().values();
    }

    @Override
    protected Disposable begin() {
        Flux<Supplier<Mono<List<Tally>>>> polls =
                Flux.interval(POLL).onBackpressureDrop().map(tick -> this::lately);
        return Flux.merge(1, hints(), polls) // one of each waits at the most, and neither in the other's place
                .concatMap(
                        reading -> Mono.defer(reading)
                                .doOnNext(read -> fails = false)
                                .onErrorResume(this::warn)
                                .flatMapIterable(read -> read)
                                .filter(this::isNews)
                                .map(events::comments)
                                .concatMap(this::tell),
                        1)
                .subscribe();
    }

    private Flux<Supplier<Mono<List<Tally>>>> hints() {
        return Flux.<Supplier<Mono<List<Tally>>>>create(
                sink -> {
                    wake = () -> sink.next(this::hintedAt);
                    sink.onDispose(announcements.listen(this::hear));
                },
                OverflowStrategy.LATEST);
    }

    private void hear(Hint hint) {
        if (hint instanceof CommentsChanged changed && hinted.size() < HINTED && hinted.add(changed.article())) {
            wake.run();
        }
    }

    private Mono<List<Tally>> hintedAt() {
        return Mono.delay(GATHERING).flatMap(later -> {
            var articles = List.copyOf(hinted);
            articles.forEach(hinted::remove);
            return articles.isEmpty() ? Mono.just(List.of()) : tallies.of(articles);
        });
    }

    private Mono<List<Tally>> lately() {
        return tallies.changedWithin(BACK);
    }

    private boolean isNews(Tally tally) {
        return !Integer.valueOf(tally.comments()).equals(told.getIfPresent(tally.article()));
    }

    private Mono<Void> tell(CommentNews news) {
        told.put(news.tally().article(), news.tally().comments());
        recent.put(news.tally().article(), news);
        return streams.tellComments(news);
    }

    private Mono<List<Tally>> warn(Throwable failure) {
        if (!fails) {
            fails = true;
            LOG.warn("Cannot read how many comments there are, trying on: {}", failure.toString());
        }
        return Mono.empty();
    }
}
