package dev.unspool.store;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleHeader;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.article.Slug;
import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import dev.unspool.store.CorrectedArticle.EarlierVersion;
import dev.unspool.store.Found.Published;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads published articles beside an earlier version of them. Fails with Spring's {@code DataAccessException} where the database does. */
@Component
public final class CorrectedArticles {

    /**
     * The revision of version n holds the text as it was before n. What changed is known if every revision since says it. Parameters: key, from;
     * of the text: the column of the key.
     */
    private static final String SQL = """
            select log.epoch as log_epoch, log.seq as log_seq, log.number as log_number,
                   a.status, a.retraction_kind, a.retraction_notice, %s,
                   b.title as old_title, b.standfirst as old_standfirst, b.image as old_image, b.body_html as old_body_html,
                   b.reading_minutes as old_reading_minutes, b.changed as change_parts
            from change_log_head log, (article a %s
            left join lateral (
                select r.title, r.standfirst, r.image, r.body_html, r.reading_minutes,
                    array(select distinct part from revision l, unnest(l.changed) part
                        where l.article_id = a.id and l.version > :from and l.version <= a.version order by part) as changed
                from revision r
                where r.article_id = a.id and r.version = :from + 1 and a.status = 'published' and r.reading_minutes is not null
                    and not exists (select from revision l where l.article_id = a.id and l.version > :from and l.changed is null)
            ) b on true)
            where a.%s = :key and a.status <> 'draft'""";

    private static final String BY_ID = SQL.formatted(ArticleRow.COLUMNS, ArticleRow.JOINS, "id");
    private static final String BY_SLUG = SQL.formatted(ArticleRow.COLUMNS, ArticleRow.JOINS, "slug");

    private final DatabaseClient database;
    private final ArticleStore store;

    CorrectedArticles(DatabaseClient database, ArticleStore store) {
        this.database = database;
        this.store = store;
    }

    /** Finds the published or retracted article with this id or slug, and its version {@code from}; empty if there is no such article. */
    public Mono<CorrectedArticle> since(String idOrSlug, int from) {
        var id = ArticleId.parse(idOrSlug);
        if (id.isEmpty() && !Slug.isValid(idOrSlug)) {
            return Mono.empty();
        }
        return database.sql(id.isPresent() ? BY_ID : BY_SLUG)
                .bind("key", id.<Object>map(ArticleId::value).orElse(idOrSlug))
                .bind("from", from)
                .map(row -> article(new Columns(row), from))
                .one()
                .as(RunToEnd::read)
                .switchIfEmpty(Mono.defer(() -> former(idOrSlug)));
    }

    /** Finds an article by a slug that it had before. */
    private Mono<CorrectedArticle> former(String slug) {
        return store.find(slug).map(found -> new CorrectedArticle(found, null));
    }

    private static CorrectedArticle article(Columns row, int from) {
        var now = ArticleStore.found(row);
        return new CorrectedArticle(
                now, now instanceof Published published ? earlier(row, published.article(), from) : null);
    }

    private static @Nullable EarlierVersion earlier(Columns row, Article now, int from) {
        var changed = row.textsOrNull("change_parts");
        if (changed == null) {
            return null;
        }
        var corrections = now.corrections().stream()
                .filter(correction -> correction.version() <= from)
                .toList();
        return new EarlierVersion(
                new Article(headline(row, now.headline(), from), row.text("old_body_html"), corrections), changed);
    }

    private static Headline headline(Columns row, Headline now, int from) {
        var header = new ArticleHeader(
                row.text("old_title"),
                row.textOrNull("old_standfirst"),
                HeadlineRow.image(row.textOrNull("old_image")));
        return new Headline(
                now.id(),
                now.name(),
                from,
                header,
                now.filing(),
                now.publishedAt(),
                now.updatedAt(),
                Objects.requireNonNull(row.countOrNull("old_reading_minutes")));
    }
}
