package dev.unspool.store;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.article.Retraction;
import dev.unspool.article.Section;
import dev.unspool.article.Slug;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedCursor.Direction;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.ReadRanges;
import dev.unspool.cursor.SortKey;
import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import dev.unspool.store.Found.Published;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads published articles. Every answer comes from one statement, and so from one moment. Fails with Spring's {@code DataAccessException}
 * where the database does.
 */
@Component
public final class ArticleStore {

    private static final UUID NO_ENTRY = new UUID(0, 0);

    /** Continues {@code a.} with a condition. Parameter: key, the slug that the article had. */
    private static final String BY_FORMER_SLUG =
            "id = coalesce((select f.article_id from former_slug f where f.slug = :key), "
                    + "(select k.article_id from killed_name k where k.kind = 'slug' and k.hash = name_hash(:key)))";

    private final DatabaseClient database;

    ArticleStore(DatabaseClient database) {
        this.database = database;
    }

    /** Lists at most {@code limit} headlines beside {@code from}, newest first, of articles numbered up to the cursor's head. */
    public Mono<Slice<Headline>> headlines(FeedFilter filter, FeedCursor from, int limit) {
        return slice(filter, from, limit, HeadlineRow.COLUMNS, HeadlineRow.JOINS, HeadlineRow::headline);
    }

    /** Lists the same headlines as JSON of the API. @param articles the prefix of article addresses, without characters that JSON escapes */
    public Mono<ReadyHeadlines> readyHeadlines(FeedFilter filter, FeedCursor from, int limit, String articles) {
        return place(database.sql(FeedSql.readyPage(filter, from.direction(), limit)), filter, from.key(), from.head())
                .bind("articles", articles)
                .map(row -> ReadyHeadlinesRow.of(new Columns(row)))
                .one()
                .as(RunToEnd::read);
    }

    /** Lists at most {@code limit} articles with bodies beside {@code from}, as {@link #headlines} does. */
    public Mono<Slice<Article>> articles(FeedFilter filter, FeedCursor from, int limit) {
        return slice(filter, from, limit, ArticleRow.COLUMNS, ArticleRow.JOINS, ArticleRow::article);
    }

    /**
     * Finds the next article of the session at {@code from}, leaving out its entry and {@code read}; empty at the true end. Ranges of {@code read}
     * with numbers that no article has yet are not believed.
     */
    public Mono<Published> nextArticle(FeedFilter filter, FeedCursor from, ReadRanges read) {
        return next(FeedSql.next(filter, ArticleRow.COLUMNS, ArticleRow.JOINS), filter, from, read)
                .map(row -> published(new Columns(row)))
                .one()
                .as(RunToEnd::read);
    }

    /** Finds the headline of what {@link #nextArticle} finds. */
    public Mono<Headline> nextHeadline(FeedFilter filter, FeedCursor from, ReadRanges read) {
        return next(FeedSql.next(filter, HeadlineRow.COLUMNS, HeadlineRow.JOINS), filter, from, read)
                .map(row -> HeadlineRow.headline(new Columns(row)))
                .one()
                .as(RunToEnd::read);
    }

    /** Finds the published or retracted article with this id or slug, or empty. It is found by every slug that it had. */
    public Mono<Found> find(String idOrSlug) {
        return byIdOrSlug("""
                select log.epoch as log_epoch, log.seq as log_seq, log.number as log_number,
                       a.status, a.retraction_kind, a.retraction_notice, %s
                from change_log_head log, article a %s
                where a.%%s and a.status <> 'draft'""".formatted(ArticleRow.COLUMNS, ArticleRow.JOINS), idOrSlug, ArticleStore::found);
    }

    /** Finds whether the article with this id or slug is published or retracted, without its text. It is found by every slug that it had. */
    public Mono<Availability> availability(String idOrSlug) {
        return byIdOrSlug("""
                select a.id, a.slug, a.version, a.updated_at, a.retraction_kind, a.retraction_notice
                from article a where a.%s and a.status <> 'draft'""", idOrSlug, ArticleStore::availability);
    }

    /** Asks for former slugs only where no article has it: addresses that readers follow cost one query. */
    private <T> Mono<T> byIdOrSlug(String sql, String idOrSlug, Function<Columns, T> item) {
        var id = ArticleId.parse(idOrSlug);
        if (id.isPresent()) {
            return one(sql.formatted("id = :key"), id.get().value(), item);
        }
        return Slug.isValid(idOrSlug)
                ? one(sql.formatted("slug = :key"), idOrSlug, item)
                        .switchIfEmpty(Mono.defer(() -> one(sql.formatted(BY_FORMER_SLUG), idOrSlug, item)))
                : Mono.empty();
    }

    private <T> Mono<T> one(String sql, Object key, Function<Columns, T> item) {
        return database.sql(sql)
                .bind("key", key)
                .map(row -> item.apply(new Columns(row)))
                .one()
                .as(RunToEnd::read);
    }

    /** Reads the head of the change log. */
    public Mono<LogHead> head() {
        return database.sql("select epoch as log_epoch, seq as log_seq, number as log_number from change_log_head")
                .map(row -> LogHead.of(new Columns(row)))
                .one()
                .as(RunToEnd::read);
    }

    /** Lists at most {@code limit} sections that have a published article, in the order of their first use. */
    public Mono<List<Section>> sections(int limit) {
        return database.sql("""
                        select s.public_slug as slug, s.name from section s join lateral (
                            select from article a where a.section_slug = s.slug and a.status = 'published' limit 1) shown on true
                        order by s.position limit :limit""")
                .bind("limit", limit)
                .map(row -> section(new Columns(row)))
                .all()
                .collectList()
                .as(RunToEnd::read);
    }

    private <T> Mono<Slice<T>> slice(
            FeedFilter filter, FeedCursor from, int limit, String columns, String joins, Function<Columns, T> item) {
        var sql = FeedSql.page(filter, from.direction(), limit + 1, columns, joins);
        var statement = place(database.sql(sql), filter, from.key(), from.head());
        return slice(statement, from.direction(), limit, item);
    }

    /** @param statement that reads a page and one more */
    static <T> Mono<Slice<T>> slice(
            GenericExecuteSpec statement, Direction direction, int limit, Function<Columns, T> item) {
        return Mono.defer(() -> {
                    var reading = new SliceCollector<>(item);
                    return statement
                            .map(row -> reading.with(new Columns(row)))
                            .all()
                            .then(Mono.fromCallable(() -> reading.slice(direction, limit)));
                })
                .as(RunToEnd::read);
    }

    private GenericExecuteSpec next(String sql, FeedFilter filter, FeedCursor from, ReadRanges read) {
        var entry = from.entry();
        return place(database.sql(sql), filter, from.key(), from.head())
                .bind("entry", entry == null ? NO_ENTRY : entry.value())
                .bind("read", read.multirange());
    }

    static GenericExecuteSpec place(GenericExecuteSpec statement, FeedFilter filter, SortKey key, long head) {
        var bound = statement.bind("at", key.publishedAt()).bind("id", key.id()).bind("head", head);
        for (var part : parts(filter)) {
            bound = bound.bind(part.name(), part.slug());
        }
        return bound;
    }

    private record Part(String name, String slug) {}

    private static List<Part> parts(FeedFilter filter) {
        var parts = new ArrayList<Part>();
        if (filter.section() != null) {
            parts.add(new Part("section", filter.section()));
        }
        if (filter.tag() != null) {
            parts.add(new Part("tag", filter.tag()));
        }
        if (filter.author() != null) {
            parts.add(new Part("author", filter.author()));
        }
        return parts;
    }

    static Found found(Columns row) {
        return row.text("status").equals("published") ? published(row) : new Found.Retracted(retraction(row));
    }

    private static Availability availability(Columns row) {
        var isRetracted = row.textOrNull("retraction_kind") != null;
        return new Availability(new ArticleId(row.id("id")), isRetracted ? retraction(row) : null);
    }

    private static Published published(Columns row) {
        return new Published(ArticleRow.article(row), LogHead.of(row));
    }

    private static Retraction retraction(Columns row) {
        return new Retraction(
                new ArticleId(row.id("id")),
                row.text("slug"),
                row.count("version"),
                Retraction.Kind.of(row.text("retraction_kind")),
                row.text("retraction_notice"),
                row.instant("updated_at"));
    }

    private static Section section(Columns row) {
        return new Section(row.text("slug"), row.text("name"));
    }
}
