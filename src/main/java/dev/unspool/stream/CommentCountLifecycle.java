package dev.unspool.stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.unspool.announce.Announcements;
import dev.unspool.announce.Hint;
import dev.unspool.announce.Hint.CommentsChanged;
import dev.unspool.article.ArticleId;
import dev.unspool.comment.CommentCount;
import dev.unspool.comment.CommentCounts;
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
 * Sends readers the comment counts of their articles. It looks at articles that hints name, and every second at those that changed lately,
 * since hints may be lost. A count is sent if it differs from the one that was sent last.
 */
@Component
final class CommentCountLifecycle extends PhasedLifecycle implements Supplier<Collection<EncodedCommentCount>> {

    private static final Logger LOG = LoggerFactory.getLogger(CommentCountLifecycle.class);

    /** Time from a hint to looking. All hints in between are answered together, so that a busy thread costs five events a second. */
    private static final Duration GATHERING = Duration.ofMillis(200);

    private static final Duration POLL = Duration.ofSeconds(1);

    /** For reading counts and calling all readers with them. What takes longer is given up, and the next poll tells it. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** How far back a poll looks: a transaction becomes visible only when it commits, after at most 5 s. */
    private static final Duration LOOKBACK = Duration.ofSeconds(10);

    /** Articles that were hinted at and not looked at yet; the poll finds those beyond. */
    private static final int MAX_HINTED = CommentCounts.MAX;

    /** Articles whose last count is remembered; a forgotten one is sent once more. */
    private static final int MAX_REMEMBERED = 10_000;

    /** For readers who come back: longer than they are away, and no more than fits into a socket at once. */
    private static final Duration RECENT = Duration.ofMinutes(1);

    private static final int MAX_RECENT = 200;

    private final CommentCounts counts;
    private final Announcements announcements;
    private final StreamEvents events;
    private final OpenStreams streams;
    private final Set<ArticleId> hinted = ConcurrentHashMap.newKeySet();
    private final Cache<ArticleId, Integer> lastSent =
            Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).build();
    private final Cache<ArticleId, EncodedCommentCount> recent = Caffeine.newBuilder()
            .maximumSize(MAX_RECENT)
            .expireAfterWrite(RECENT)
            .build();
    private volatile Runnable wake = () -> {};
    private volatile boolean fails;

    CommentCountLifecycle(CommentCounts counts, Announcements announcements, StreamEvents events, OpenStreams streams) {
        super(Phase.SERVING);
        this.counts = counts;
        this.announcements = announcements;
        this.events = events;
        this.streams = streams;
    }

    /** Returns the counts that were sent lately. */
    @Override
    public Collection<EncodedCommentCount> get() {
        return recent.asMap().values();
    }

    @Override
    protected Disposable begin() {
        Flux<Supplier<Mono<List<CommentCount>>>> polls =
                Flux.interval(POLL).onBackpressureDrop().map(tick -> this::readRecentlyChanged);
        return Flux.merge(1, hints(), polls) // at most one hint and one poll wait, neither in the other's place
                .concatMap(this::sendChanged, 1)
                .subscribe();
    }

    private Flux<Void> sendChanged(Supplier<Mono<List<CommentCount>>> read) {
        return Mono.defer(read)
                .flatMapIterable(counts -> counts)
                .filter(this::hasChanged)
                .map(events::commentCount)
                .concatMap(this::send)
                .timeout(LIMIT)
                .doOnComplete(() -> fails = false)
                .onErrorResume(this::warnOnce);
    }

    private Flux<Supplier<Mono<List<CommentCount>>>> hints() {
        return Flux.<Supplier<Mono<List<CommentCount>>>>create(
                sink -> {
                    wake = () -> sink.next(this::readHinted);
                    sink.onDispose(announcements.listen(this::hear));
                },
                OverflowStrategy.LATEST);
    }

    private void hear(Hint hint) {
        if (hint instanceof CommentsChanged changed && hinted.size() < MAX_HINTED && hinted.add(changed.article())) {
            wake.run();
        }
    }

    private Mono<List<CommentCount>> readHinted() {
        return Mono.delay(GATHERING).flatMap(later -> {
            var articles = List.copyOf(hinted);
            articles.forEach(hinted::remove);
            return articles.isEmpty() ? Mono.just(List.of()) : counts.of(articles);
        });
    }

    private Mono<List<CommentCount>> readRecentlyChanged() {
        return counts.changedWithin(LOOKBACK);
    }

    private boolean hasChanged(CommentCount count) {
        return !Integer.valueOf(count.comments()).equals(lastSent.getIfPresent(count.article()));
    }

    private Mono<Void> send(EncodedCommentCount count) {
        lastSent.put(count.count().article(), count.count().comments());
        recent.put(count.count().article(), count);
        return streams.sendCommentCount(count);
    }

    private Flux<Void> warnOnce(Throwable failure) {
        if (!fails) {
            fails = true;
            LOG.warn("Cannot tell how many comments there are, trying on: {}", failure.toString());
        }
        return Flux.empty();
    }
}
