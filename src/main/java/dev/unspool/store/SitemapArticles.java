package dev.unspool.store;

import dev.unspool.article.Headline;
import dev.unspool.article.Language;
import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads what sitemaps tell of published articles. Fails as {@link ArticleStore} does. */
@Component
public final class SitemapArticles {

    /** Numbers of a part: {@code V0051__note_when_parts_of_sitemap_changed.sql} counts so too. */
    private static final int PART = 1_000;

    private static final String HEAD =
            "select log.epoch as log_epoch, log.seq as log_seq, log.number as log_number, a.* from change_log_head log left join ";

    private static final String PARTS = HEAD + """
            (select p.part, p.changed_at from sitemap_part p where exists (
                select from article a where a.number > (p.part - 1) * 1000 and a.number <= p.part * 1000
                    and a.status = 'published')) a on true order by a.part""";

    private static final String ARTICLES = HEAD + """
            (select slug, updated_at from article where number > :after and number <= :up_to and status = 'published'
                order by number) a on true""";

    private static final String NEWS = HEAD + """
            (select slug, title, language, published_at from article
                where status = 'published' and published_at > :since and published_at <= :now
                order by published_at desc, id desc limit :limit) a on true""";

    private final DatabaseClient database;

    SitemapArticles(DatabaseClient database) {
        this.database = database;
    }

    /** Lists the parts that have a published article. */
    public Mono<SitemapReading<SitemapPart>> parts() {
        return reading(database.sql(PARTS), "part", SitemapArticles::part);
    }

    /** Lists the published articles of part {@code number}, from 1, in the order of their numbers. */
    public Mono<SitemapReading<Page>> articles(long number) {
        var statement =
                database.sql(ARTICLES).bind("after", (number - 1) * PART).bind("up_to", number * PART);
        return reading(statement, "slug", SitemapArticles::page);
    }

    /** Lists at most {@code limit} articles published after {@code since}, and not after {@code now}, newest first. */
    public Mono<SitemapReading<News>> news(Instant since, Instant now, int limit) {
        var statement = database.sql(NEWS).bind("since", since).bind("now", now).bind("limit", limit);
        return reading(statement, "slug", SitemapArticles::news);
    }

    /** @param column null only in the one row of an empty list */
    private static <T> Mono<SitemapReading<T>> reading(
            GenericExecuteSpec statement, String column, Function<Columns, T> item) {
        return statement
                .map(row -> row(new Columns(row), column, item))
                .all()
                .collectList()
                .as(RunToEnd::read)
                .map(rows -> new SitemapReading<>(
                        rows.get(0).log(),
                        rows.stream().flatMap(row -> row.items().stream()).toList()));
    }

    private static <T> SitemapReading<T> row(Columns row, String column, Function<Columns, T> item) {
        var isEmpty = row.row().get(column) == null;
        return new SitemapReading<>(LogHead.of(row), isEmpty ? List.of() : List.of(item.apply(row)));
    }

    private static SitemapPart part(Columns row) {
        return new SitemapPart(row.number("part"), known(row.instant("changed_at")));
    }

    private static Page page(Columns row) {
        return new Page(row.text("slug"), known(row.instant("updated_at")));
    }

    private static News news(Columns row) {
        return new News(
                row.text("slug"), row.text("title"), new Language(row.text("language")), row.instant("published_at"));
    }

    private static @Nullable Instant known(Instant time) {
        return time.equals(Headline.UNDATED) ? null : time;
    }

    /** What was read, and the head of the change log at that moment. */
    public record SitemapReading<T>(LogHead log, List<T> items) {}

    /** A part of the sitemap. @param changedAt when anything in it changed last; null if nobody knows */
    public record SitemapPart(long number, @Nullable Instant changedAt) {}

    /** An article. @param updatedAt the time of its newest version; null for one without a date */
    public record Page(String slug, @Nullable Instant updatedAt) {}

    /** A new article. */
    public record News(String slug, String title, Language language, Instant publishedAt) {}
}
