package dev.unspool.search;

import dev.unspool.announce.Announcements;
import dev.unspool.announce.LogWatch;
import dev.unspool.article.ArticleId;
import dev.unspool.event.ArticleEvent;
import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.EventLog;
import dev.unspool.store.LogHead;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps the headlines in memory: reads them after the start, follows the change log, and makes a new index when many have changed. No request waits for
 * any of it.
 */
@Component
final class SuggestionsLifecycle extends PhasedLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SuggestionsLifecycle.class);

    /** How often the log is read without a hint. */
    private static final Duration POLL = Duration.ofMillis(500);

    /** Changes of one reading of the log. */
    private static final int PAGE = 250;

    /** Between two looks whether an index must be made. Each looks into memory only. */
    private static final Duration LOOK = Duration.ofMillis(200);

    /** The articles are read again for a fifth of the time at most, however often names change. */
    private static final int PAUSES = 4;

    private final ArticleStore store;
    private final EventLog log;
    private final SuggestionReader reader;
    private final LogWatch watch;
    private final Clock clock;
    private final int most;
    private final Duration patience;
    private final AtomicReference<@Nullable FollowedHeadlines> known = new AtomicReference<>();
    private final AtomicLong hinted = new AtomicLong();
    private volatile Instant nextLoad = Instant.MIN;
    private volatile boolean isFailing;

    SuggestionsLifecycle(
            ArticleStore store,
            EventLog log,
            SuggestionReader reader,
            Announcements announcements,
            SearchSettings settings,
            @Qualifier("steadyClock") Clock clock) {
        super(Phase.LAST);
        this.store = store;
        this.log = log;
        this.reader = reader;
        this.watch = new LogWatch(announcements, this::isNews, "follow the log for suggestions");
        this.clock = clock;
        this.most = settings.headlines();
        this.patience = settings.patience();
    }

    /** Returns the headlines; empty while they are not loaded, or may be out of date. Makes no call. */
    Optional<KnownHeadlines> current() {
        var now = known.get();
        return now != null && now.isFresh(clock.instant(), patience, hinted.get())
                ? Optional.of(now.headlines())
                : Optional.empty();
    }

    @Override
    protected Disposable begin() {
        if (most == 0) {
            return NOTHING;
        }
        return Disposables.composite(
                watch.follow(Duration.ZERO, POLL, this::readOn).subscribe(),
                Flux.interval(Duration.ZERO, LOOK)
                        .onBackpressureDrop()
                        .concatMap(tick -> indexed().onErrorResume(this::warn), 1)
                        .subscribe());
    }

    private boolean isNews(long seq) {
        return hinted.getAndAccumulate(seq, Math::max) < seq;
    }

    /** Reads to the head of the log, part by part. */
    private Flux<EventLog.Part> readOn() {
        return Mono.defer(() -> {
                    var before = known.get();
                    return before == null ? first() : next(before.seq());
                })
                .repeat()
                .takeUntil(part -> seq() >= part.head().seq());
    }

    private long seq() {
        var now = known.get();
        return now == null ? -1 : now.seq();
    }

    private Mono<EventLog.Part> first() {
        return store.head()
                .doOnNext(head -> known.set(FollowedHeadlines.none(head)))
                .map(head -> new EventLog.Part(List.of(), head, null));
    }

    private Mono<EventLog.Part> next(long seq) {
        return Mono.defer(() -> {
            var begun = clock.instant();
            var hintedBefore = hinted.get();
            return log.after(seq, PAGE)
                    .zipWhen(part -> reader.these(shown(part)))
                    .publishOn(Schedulers.boundedElastic())
                    .doOnNext(read -> update(now -> now.after(read.getT1(), read.getT2(), begun)))
                    .map(read -> read.getT1())
                    .doOnNext(part -> forgetHints(hintedBefore, part.head()));
        });
    }

    /** A hinted change that the log does not contain, though it was read after the hint, belongs to another log. */
    private void forgetHints(long hintedBefore, LogHead head) {
        if (hintedBefore > head.seq()) {
            hinted.compareAndSet(hintedBefore, head.seq());
        }
    }

    private static Set<ArticleId> shown(EventLog.Part part) {
        return part.entries().stream()
                .filter(entry -> isShown(entry.event().type()))
                .map(EventLog.Entry::article)
                .collect(Collectors.toSet());
    }

    private static boolean isShown(ArticleEvent.Type type) {
        return switch (type) {
            case PUBLISHED, CORRECTED, UNKNOWN -> true;
            case RETRACTED, REFILED -> false;
        };
    }

    /** Makes a new index if it is time: from the database, or from what is in memory. */
    private Mono<Void> indexed() {
        var followed = known.get();
        var now = followed == null ? null : followed.headlines();
        if (now != null && now.mustBeLoaded() && !clock.instant().isBefore(nextLoad)) {
            return loaded();
        }
        return now != null && now.isLoaded() && now.hasManyChanges() ? merged(now) : Mono.empty();
    }

    private Mono<Void> loaded() {
        var begin = clock.instant();
        return store.head()
                .zipWhen(head -> reader.newest(most).collect(ArrayList<SuggestedArticle>::new, List::addAll))
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(read -> {
                    var index = HeadlineIndex.of(read.getT2());
                    update(now -> now.with(headlines -> headlines.with(index, read.getT1())));
                    isFailing = false;
                })
                .doFinally(signal -> nextLoad = next(begin, clock.instant()))
                .then();
    }

    private static Instant next(Instant begin, Instant end) {
        return end.plus(Duration.between(begin, end).multipliedBy(PAUSES));
    }

    private Mono<Void> merged(KnownHeadlines before) {
        return Mono.fromCallable(() -> HeadlineIndex.of(before.articles(most)))
                .subscribeOn(Schedulers.boundedElastic())
                .doOnNext(index -> update(now -> now.with(headlines -> headlines.with(index, before))))
                .then();
    }

    private void update(UnaryOperator<FollowedHeadlines> change) {
        known.updateAndGet(now -> now == null ? null : change.apply(now));
    }

    private Mono<Void> warn(Throwable failure) {
        if (!isFailing) {
            isFailing = true;
            LOG.warn("Cannot read the headlines for suggestions, trying on: {}", failure.toString());
        }
        return Mono.empty();
    }
}
