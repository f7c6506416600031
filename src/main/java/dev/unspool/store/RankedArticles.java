package dev.unspool.store;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.HotCursor;
import dev.unspool.database.Columns;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads published articles in hot order: those of a ranking in its order, then all others, newest first. Every answer comes from
 * one statement, and fails as those of {@link ArticleStore} do.
 */
@Component
public final class RankedArticles {

    /** Without a ranking the cheaper statement of the latest feed serves. */
    private static final String NOT_RANKED = "null::bigint as hot_place, ";

    private final DatabaseClient database;

    RankedArticles(DatabaseClient database) {
        this.database = database;
    }

    /** Lists at most {@code limit} headlines beside {@code from}, of articles numbered up to the cursor's head. */
    public Mono<Slice<Ranked<Headline>>> headlines(
            FeedFilter filter, HotCursor from, List<ArticleId> ranking, int limit) {
        var page = page(filter, from, ranking, limit + 1, HeadlineRow.COLUMNS, HeadlineRow.JOINS);
        return ArticleStore.slice(page, from.direction(), limit, row -> ranked(row, HeadlineRow.headline(row)));
    }

    /** Lists articles with bodies, as {@link #headlines} does. */
    public Mono<Slice<Ranked<Article>>> articles(
            FeedFilter filter, HotCursor from, List<ArticleId> ranking, int limit) {
        var page = page(filter, from, ranking, limit + 1, ArticleRow.COLUMNS, ArticleRow.JOINS);
        return ArticleStore.slice(page, from.direction(), limit, row -> ranked(row, ArticleRow.article(row)));
    }

    private GenericExecuteSpec page(
            FeedFilter filter, HotCursor from, List<ArticleId> ranking, int rows, String columns, String joins) {
        return ranking.isEmpty()
                ? placed(FeedSql.page(filter, from.direction(), rows, NOT_RANKED + columns, joins), filter, from)
                : placed(HotSql.page(filter, from.direction(), rows, columns, joins), filter, from)
                        .bind("ranking", ranking.stream().map(ArticleId::value).toArray(UUID[]::new))
                        .bind("passed", from.key().passed());
    }

    private GenericExecuteSpec placed(String sql, FeedFilter filter, HotCursor from) {
        return ArticleStore.place(database.sql(sql), filter, from.key().key(), from.head());
    }

    private static <T> Ranked<T> ranked(Columns row, T item) {
        return new Ranked<>(item, row.placeOrNull());
    }
}
