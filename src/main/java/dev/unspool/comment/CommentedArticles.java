package dev.unspool.comment;

import static dev.unspool.comment.CommentRow.value;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Slug;
import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import dev.unspool.store.LogHead;
import dev.unspool.web.Problem;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the article that is commented on and the version of its thread, without reading the article's body. */
@Component
final class CommentedArticles {

    private static final String FIND = """
            select a.id, a.slug, a.status, a.version, a.published_at, a.retraction_kind, a.retraction_notice,
                   coalesce(t.approved, 0) as comments, v.version as thread_version, v.changed_at as thread_since,
                   log.epoch as log_epoch, log.seq as log_seq, log.number as log_number
            from change_log_head log, article a
            left join comment_tally t on t.article_id = a.id left join thread_version v on v.article_id = a.id
            where a.status <> 'draft' and a.%s""";

    /** Finds an article by a slug that it had before; of a killed one, only a hash is kept. */
    private static final String BY_FORMER_SLUG =
            "id = coalesce((select f.article_id from former_slug f where f.slug = :key), "
                    + "(select k.article_id from killed_name k where k.kind = 'slug' and k.hash = name_hash(:key)))";

    private final DatabaseClient database;

    CommentedArticles(DatabaseClient database) {
        this.database = database;
    }

    /** Returns the published article with this id or slug. Fails with the problems of the article itself: unknown, or retracted. */
    Mono<CommentedArticle> find(String idOrSlug) {
        var id = ArticleId.parse(idOrSlug);
        if (id.isEmpty() && !Slug.isValid(idOrSlug)) {
            return Mono.error(() -> Problem.noArticle(idOrSlug));
        }
        var found = id.isPresent()
                ? find("id = :key", id.get().value())
                : find("slug = :key", idOrSlug).switchIfEmpty(Mono.defer(() -> find(BY_FORMER_SLUG, idOrSlug)));
        return found.switchIfEmpty(Mono.error(() -> Problem.noArticle(idOrSlug)));
    }

    private Mono<CommentedArticle> find(String condition, Object key) {
        return database.sql(FIND.formatted(condition))
                .bind("key", key)
                .map(CommentedArticles::article)
                .one()
                .as(RunToEnd::read);
    }

    private static CommentedArticle article(Readable row) {
        if (!value(row, "status", String.class).equals("published")) {
            throw gone(row);
        }
        return new CommentedArticle(
                new ArticleId(value(row, "id", UUID.class)),
                value(row, "slug", String.class),
                value(row, "published_at", Instant.class),
                value(row, "comments", Integer.class),
                version(new Columns(row)));
    }

    private static ThreadVersion version(Columns row) {
        var version = row.idOrNull("thread_version");
        return version == null
                ? new ThreadVersion(LogHead.of(row), ThreadVersion.NONE, null)
                : new ThreadVersion(LogHead.of(row), version, row.instant("thread_since"));
    }

    private static Problem gone(Readable row) {
        return Problem.retracted(
                value(row, "id", UUID.class).toString(),
                value(row, "version", Integer.class),
                value(row, "retraction_kind", String.class),
                value(row, "retraction_notice", String.class));
    }
}
