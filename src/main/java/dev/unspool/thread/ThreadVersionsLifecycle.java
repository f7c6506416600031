package dev.unspool.thread;

import dev.unspool.announce.Announcements;
import dev.unspool.announce.Hint;
import dev.unspool.announce.Hint.CommentsChanged;
import dev.unspool.article.ArticleId;
import dev.unspool.comment.ThreadVersion;
import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Reads the versions of the threads that readers ask for: regularly, because hints may be lost, and at once where a version is in doubt. One statement
 * at a time reads all of them.
 */
@Component
final class ThreadVersionsLifecycle extends PhasedLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadVersionsLifecycle.class);

    /** Twice within the time for which a version counts as known, so that one statement may be slow. */
    private static final Duration POLL = Duration.ofMillis(400);

    /** For one statement: longer than it may take. What hangs so long does not come back by itself. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final String VERSIONS =
            "select article_id, version from thread_version where article_id = any(:ids)";

    private final DatabaseClient database;
    private final ThreadVersions versions;
    private final Announcements announcements;
    private volatile Runnable wake = () -> {};
    private volatile boolean isFailing;
    private Round next = new Round();

    ThreadVersionsLifecycle(DatabaseClient database, ThreadVersions versions, Announcements announcements) {
        super(Phase.SERVING);
        this.database = database;
        this.versions = versions;
        this.announcements = announcements;
    }

    /**
     * Gives the version of a thread as a statement finds it that begins after this call, and keeps it in {@link ThreadVersions}: the thread is one that
     * readers ask for. Fails as the database does.
     */
    Mono<UUID> read(ArticleId article) {
        return Mono.defer(() -> {
            var round = join(article);
            wake.run();
            return round.found().asMono().map(found -> found.getOrDefault(article, ThreadVersion.NONE));
        });
    }

    @Override
    protected Disposable begin() {
        return Disposables.composite(
                announcements.listen(this::hear),
                Flux.merge(wakes(), Flux.interval(POLL).onBackpressureDrop())
                        .onBackpressureLatest()
                        .concatMap(anything -> readAll(), 1)
                        .subscribe());
    }

    private void hear(Hint hint) {
        if (hint instanceof CommentsChanged changed) {
            versions.hear(changed.article());
        }
    }

    private Flux<Object> wakes() {
        return Flux.create(sink -> wake = () -> sink.next(sink), OverflowStrategy.LATEST);
    }

    private synchronized Round join(ArticleId article) {
        next.articles().add(article);
        return next;
    }

    private synchronized Round startNext() {
        var round = next;
        next = new Round();
        return round;
    }

    private Mono<Void> readAll() {
        return Mono.defer(() -> {
            var round = startNext();
            var watched = versions.watched();
            var reading = versions.begin();
            var all = Stream.concat(watched.keySet().stream(), round.articles().stream())
                    .distinct()
                    .map(ArticleId::value)
                    .toArray(UUID[]::new);
            return (all.length == 0 ? Mono.just(Map.<ArticleId, UUID>of()) : select(all))
                    .timeout(LIMIT)
                    .doOnNext(found -> {
                        watched.forEach((article, known) -> known.update(found.get(article), reading));
                        round.articles().forEach(article -> versions.note(article, found.get(article), reading));
                        isFailing = false;
                        round.found().tryEmitValue(found);
                    })
                    .doOnError(failure -> round.found().tryEmitError(failure))
                    .onErrorResume(this::warnOnce)
                    .then();
        });
    }

    private Mono<Map<ArticleId, UUID>> select(UUID[] articles) {
        return database.sql(VERSIONS)
                .bind("ids", articles)
                .map(row -> VersionRow.of(new Columns(row)))
                .all()
                .collectMap(VersionRow::article, VersionRow::version)
                .as(RunToEnd::read);
    }

    private Mono<Map<ArticleId, UUID>> warnOnce(Throwable failure) {
        if (!isFailing) {
            isFailing = true;
            LOG.warn("Cannot read the versions of threads, trying on: {}", failure.toString());
        }
        return Mono.empty();
    }

    private record VersionRow(ArticleId article, UUID version) {

        static VersionRow of(Columns row) {
            return new VersionRow(new ArticleId(row.id("article_id")), row.id("version"));
        }
    }

    /** The threads that the next statement reads at the request of readers, who wait for it. */
    private record Round(Set<ArticleId> articles, Sinks.One<Map<ArticleId, UUID>> found) {

        Round() {
            this(new HashSet<>(), Sinks.one());
        }
    }
}
