package dev.unspool.store;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.HotCursor;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads published articles in hot order: first those of a ranking, in its order, then all the others, newest first. Every answer comes from
 * one statement, and fails as those of {@link ArticleStore} do.
 */
@Component
public final class RankedArticles {

    private final DatabaseClient database;

    RankedArticles(DatabaseClient database) {
        this.database = database;
    }

    /** At most {@code limit} headlines beside {@code from}, of articles numbered up to the cursor's head. */
    public Mono<Slice<Ranked<Headline>>> headlines(
            FeedFilter filter, HotCursor from, List<ArticleId> ranking, int limit) {
        var sql = HotSql.page(filter, from.direction(), HeadlineRow.COLUMNS, HeadlineRow.JOINS);
        return slice(sql, filter, from, ranking, limit, HeadlineRow::headline);
    }

    /** The same with bodies. */
    public Mono<Slice<Ranked<Article>>> articles(
            FeedFilter filter, HotCursor from, List<ArticleId> ranking, int limit) {
        var sql = HotSql.page(filter, from.direction(), ArticleRow.COLUMNS, ArticleRow.JOINS);
        return slice(sql, filter, from, ranking, limit, ArticleRow::article);
    }

    private <T> Mono<Slice<Ranked<T>>> slice(
            String sql,
            FeedFilter filter,
            HotCursor from,
            List<ArticleId> ranking,
            int limit,
            Function<Columns, T> item) {
        var statement = ArticleStore.place(
                        database.sql(sql), filter, from.place().position(), from.head())
                .bind("ranking", ranking.stream().map(ArticleId::value).toArray(UUID[]::new))
                .bind("passed", from.place().passed());
        return ArticleStore.slice(
                statement, from.direction(), limit, row -> new Ranked<>(item.apply(row), row.placeOrNull()));
    }
}
