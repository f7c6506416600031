package dev.unspool.comment;

import dev.unspool.announce.Announcements;
import dev.unspool.article.ArticleId;
import dev.unspool.database.RunToEnd;
import java.time.Clock;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores the threads' own settings in PostgreSQL. */
@Component
public final class ThreadSettings {

    private static final String KEEP = """
            insert into comment_setting as s (article_id, mode, closes_at, set_by, set_at)
            select a.id, :mode, cast(:closes as timestamptz), :actor, :now from article a where a.id = :article
            on conflict (article_id) do update set
                mode = excluded.mode, closes_at = excluded.closes_at, set_by = excluded.set_by, set_at = excluded.set_at""";

    private final DatabaseClient database;
    private final Announcements announcements;
    private final Clock clock;

    ThreadSettings(DatabaseClient database, Announcements announcements, Clock clock) {
        this.database = database;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Returns an article's own setting; empty if the site's settings apply. */
    public Mono<ThreadSetting> find(ArticleId article) {
        return database.sql("select mode, closes_at from comment_setting where article_id = :article")
                .bind("article", article.value())
                .map(row -> new ThreadSetting(
                        ThreadMode.of(CommentRow.value(row, "mode", String.class)),
                        row.get("closes_at", Instant.class)))
                .one()
                .as(RunToEnd::read);
    }

    /**
     * Stores an article's own setting, which applies from the next comment on; pages of the thread show it at once.
     *
     * @param actor who changes it
     */
    public Mono<Void> keep(ArticleId article, ThreadSetting setting, String actor) {
        var statement = database.sql(KEEP)
                .bind("article", article.value())
                .bind("mode", setting.mode().code())
                .bind("actor", actor)
                .bind("now", clock.instant());
        var closes = setting.closesAt();
        return (closes == null ? statement.bindNull("closes", Instant.class) : statement.bind("closes", closes))
                .then()
                .then(announcements.commentsChanged(article))
                .as(RunToEnd::despiteCancel);
    }

    /** Deletes an article's own setting; the site's settings apply from the next comment on. */
    public Mono<Void> forget(ArticleId article) {
        return database.sql("delete from comment_setting where article_id = :article")
                .bind("article", article.value())
                .then()
                .then(announcements.commentsChanged(article))
                .as(RunToEnd::despiteCancel);
    }

    /** Returns when an article was published; empty if there is no such article, or if it never was. */
    public Mono<Instant> publishedAt(ArticleId article) {
        return database.sql("select published_at from article where id = :article and published_at is not null")
                .bind("article", article.value())
                .map(row -> CommentRow.value(row, "published_at", Instant.class))
                .one()
                .as(RunToEnd::read);
    }
}
