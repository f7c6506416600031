package dev.unspool.search;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.SearchCursor;
import dev.unspool.cursor.SortKey;
import dev.unspool.database.TimedStatements;
import dev.unspool.search.SearchRequest.Order;
import dev.unspool.search.SearchResults.Match;
import dev.unspool.search.SearchResults.Result;
import dev.unspool.store.ArticleStore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Looks for results in one window of time after another, until there are enough or the time is used up. */
@Component
final class WindowSearch {

    /** With so many candidates, the best of them are as good as any. */
    private static final int ENOUGH = 500;

    private final DatabaseClient database;
    private final TimedStatements statements;
    private final ArticleStore articles;
    private final CursorText cursors;
    private final Clock steadyClock;

    WindowSearch(
            DatabaseClient database,
            TimedStatements statements,
            ArticleStore articles,
            CursorText cursors,
            @Qualifier("steadyClock") Clock steadyClock) {
        this.database = database;
        this.statements = statements;
        this.articles = articles;
        this.cursors = cursors;
        this.steadyClock = steadyClock;
    }

    /** Gives the page of the task for {@code query}; of what was searched in time, if not all was. */
    Mono<SearchResults> find(Task task, String query) {
        var begin = task.request().order() == Order.BEST ? task.walk().window() : Window.FIRST;
        return found(task, query + WordQuery.filter(task.keys()), begin, Mono.empty())
                .switchIfEmpty(none(task).map(SearchResults::incomplete)); // even the first window took too long
    }

    /** @param before makes the page of the window before this one; empty in the first one */
    private Mono<SearchResults> found(Task task, String query, Window window, Mono<SearchResults> before) {
        var left = task.left(steadyClock.instant());
        if (left.isNegative() || left.isZero()) {
            return before.map(SearchResults::incomplete);
        }
        return statements
                .within(left, () -> rows(task, query + window.query(newest(task)), window))
                .flatMap(rows -> answer(task, query, window, rows, before))
                .onErrorResume(TimedStatements::isOverdue, overdue -> before.map(SearchResults::incomplete));
    }

    private Mono<SearchResults> answer(
            Task task, String query, Window window, ResultRows rows, Mono<SearchResults> before) {
        var page = Mono.fromSupplier(() -> page(task, rows, window))
                .subscribeOn(Schedulers.boundedElastic()); // passages of long bodies take too long for an event loop
        if (!hasEnough(task, rows, window)) {
            return found(task, query, window.wider(), page);
        }
        if (isWalkOver(task, rows, window)) {
            return found(task.at(window.older(), rows.log().number()), query, window.older(), page);
        }
        // Too many to rank, and no order in which they are read: what the months before had is not among them for
        // certain.
        return task.request().order() == Order.BEST && rows.isCut()
                ? before.filter(newer -> !newer.items().isEmpty())
                        .map(SearchResults::incomplete)
                        .switchIfEmpty(page)
                : page;
    }

    private static boolean hasEnough(Task task, ResultRows rows, Window window) {
        if (window.isLast()) {
            return true;
        }
        return switch (task.request().order()) {
            case BEST -> !task.walk().isFirst() || rows.hits() >= ENOUGH;
            case NEWEST -> rows.hits() > task.request().limit();
        };
    }

    /** Whether a walk in the best order has nothing more in the window, but may have in older months. */
    private static boolean isWalkOver(Task task, ResultRows rows, Window window) {
        return task.request().order() == Order.BEST
                && !window.isLast()
                && rows.rows().isEmpty();
    }

    /** In order of time, a walk goes on from the month that it has come to. */
    private static Instant newest(Task task) {
        var at = task.walk().cursor().key().publishedAt();
        return task.request().order() == Order.NEWEST && !task.walk().isFirst()
                ? at
                : task.walk().asOf();
    }

    private Mono<ResultRows> rows(Task task, String query, Window window) {
        var rows = task.request().limit() + 1;
        var cursor = task.walk().cursor();
        var statement = task.request().order() == Order.NEWEST
                ? database.sql(SearchSql.newest(rows))
                : database.sql(SearchSql.best(rows))
                        .bind("any", task.query().any())
                        .bind("row", task.query().inARow())
                        .bind("asOf", task.walk().asOf())
                        .bind("score", cursor.score());
        return bind(statement, task.request(), cursor)
                .bind("query", query)
                .map(ResultRows.Row::of)
                .all()
                .collectList()
                .map(ResultRows::of);
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec statement, SearchRequest request, SearchCursor cursor) {
        return statement
                .bind("head", cursor.head())
                .bind("from", day(request.from(), SortKey.OLDEST))
                .bind(
                        "until",
                        day(request.until() == null ? null : request.until().plusDays(1), SortKey.NEWEST))
                .bind("at", cursor.key().publishedAt())
                .bind("id", cursor.key().id());
    }

    private static Instant day(@Nullable LocalDate day, SortKey otherwise) {
        return day == null
                ? otherwise.publishedAt()
                : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private SearchResults page(Task task, ResultRows found, Window window) {
        var limit = task.request().limit();
        var rows = found.rows();
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var passages = new Passages(task.query());
        return new SearchResults(
                task.request().text(),
                Match.ALL,
                shown.stream()
                        .map(row -> new Result(row.headline(), passages.of(row.body())))
                        .toList(),
                next(task, found, window),
                task.request().order() == Order.NEWEST || !found.isCut(),
                null,
                found.log());
    }

    /** Returns the cursor of the next page: in the window, or of what is older than it; null at the true end. */
    private @Nullable String next(Task task, ResultRows found, Window window) {
        var limit = task.request().limit();
        var number = found.log().number();
        if (found.rows().size() > limit) {
            var last = found.rows().get(limit - 1);
            var key = SortKey.of(
                    last.headline().publishedAt(), last.headline().id().value());
            return cursors.write(task.walk().in(window, number).after(last.score(), key.micros(), key.id()));
        }
        return task.request().order() == Order.BEST && !window.isLast()
                ? cursors.write(task.walk().begin(window.older(), number))
                : null;
    }

    /** Gives no results, and says that there are none. */
    Mono<SearchResults> none(Task task) {
        return articles.head()
                .map(head -> new SearchResults(task.request().text(), Match.ALL, List.of(), null, true, null, head));
    }
}
