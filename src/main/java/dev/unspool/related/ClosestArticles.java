package dev.unspool.related;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.unspool.article.ArticleId;
import dev.unspool.audience.Ranking;
import dev.unspool.audience.Rankings;
import dev.unspool.database.Columns;
import dev.unspool.database.Permits;
import dev.unspool.database.TimedStatements;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Compares an article with others, and remembers what was closest for when the database has no time to compare. */
@Component
final class ClosestArticles {

    private static final Logger LOG = LoggerFactory.getLogger(ClosestArticles.class);

    /** Comparisons at a time: a few of the connections that readers share. */
    private static final int AT_ONCE = 3;

    private static final int WAITING = 30;

    /** Articles whose closest ones are remembered: some 700 bytes each. */
    private static final int MOST_REMEMBERED = 10_000;

    private static final Duration REMEMBERED_FOR = Duration.ofDays(1);

    /** How long an article is not compared again after that failed: a database that is busy would become busier. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Cache<ArticleId, List<UUID>> remembered = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();
    private final Cache<ArticleId, Boolean> failed = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(PAUSE)
            .build();

    private final Permits permits;
    private final Duration time;
    private final DatabaseClient database;
    private final TimedStatements statements;
    private final Rankings rankings;

    ClosestArticles(DatabaseClient database, TimedStatements statements, Rankings rankings, RelatedSettings settings) {
        this.permits = new Permits(AT_ONCE, WAITING, settings.time());
        this.time = settings.time();
        this.database = database;
        this.statements = statements;
        this.rankings = rankings;
    }

    /**
     * Gives the articles that share most with this one, closest first. Where they cannot be told in time, and while the article is not indexed, gives
     * those that were found last. Empty if it could never be compared. Some may have been retracted. Never fails.
     */
    Mono<List<UUID>> to(ArticleId article) {
        return Mono.defer(() -> failed.getIfPresent(article) == null ? compared(article) : found(article));
    }

    private Mono<List<UUID>> compared(ArticleId article) {
        return rankings.current()
                .flatMap(ranking -> permits.runToEnd(statements.within(time, () -> compared(article, ranking))))
                .map(found -> remembered(article, found))
                .doOnError(failure -> {
                    failed.put(article, true);
                    LOG.debug("Cannot tell what is related to {}: {}", article, failure.toString());
                })
                .onErrorResume(failure -> found(article));
    }

    /** An article that was corrected a moment ago has left the index for that moment: then its tags alone were compared. */
    private List<UUID> remembered(ArticleId article, Found found) {
        if (found.isIndexed()) {
            remembered.put(article, found.closest());
        }
        return Objects.requireNonNullElse(remembered.getIfPresent(article), found.closest());
    }

    private Mono<List<UUID>> found(ArticleId article) {
        return Mono.justOrEmpty(remembered.getIfPresent(article));
    }

    private Mono<Found> compared(ArticleId article, Ranking ranking) {
        return database.sql(RelatedSql.CLOSEST)
                .bind("id", article.value())
                .bind("ranking", ids(ranking))
                .map(row -> Row.of(new Columns(row)))
                .all()
                .collectList()
                .map(Found::of);
    }

    static UUID[] ids(Ranking ranking) {
        return ranking.articles().stream().map(ArticleId::value).toArray(UUID[]::new);
    }

    /** @param isIndexed whether the words of the article could be compared */
    private record Found(boolean isIndexed, List<UUID> closest) {

        /** @param rows at least one, which holds no article if none is close */
        static Found of(List<Row> rows) {
            return new Found(
                    rows.get(0).isIndexed(),
                    rows.stream().map(Row::id).filter(Objects::nonNull).toList());
        }
    }

    private record Row(boolean isIndexed, @Nullable UUID id) {

        static Row of(Columns row) {
            return new Row(row.flag("is_indexed"), row.holds("id") ? row.id("id") : null);
        }
    }
}
