package dev.unspool.store;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Retraction;
import dev.unspool.article.TopicKind;
import dev.unspool.cursor.SortKey;
import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads what feeds for other programs need beside the articles in them. Fails as {@link ArticleStore} does. */
@Component
public final class SyndicatedArticles {

    private static final String FACTS = """
            select log.epoch as log_epoch, log.seq as log_seq, log.number as log_number, log.feeds, c.at as changed_at,
                   a.id, a.published_at
            from change_log_head log
            left join change_log c on c.seq = log.seq
            left join article a on a.number = :number and a.status <> 'draft'""";

    private static final String WITHDRAWN = """
            select a.id, a.slug, a.version, a.updated_at, a.retraction_kind, a.retraction_notice, a.published_at
            from withdrawn_listing w join article a on a.id = w.article_id and a.status = 'retracted'
            where w.list = :list and w.topic = :topic and w.at > :since
            order by w.at desc, a.id limit :limit""";

    private static final String LISTS = """
            with listed (list, topic) as (
                select 'section', section_slug from article where id = any(:ids) and status = 'published'
                union select 'tag', tag_slug from article_tag where article_id = any(:ids)
                union select 'author', author_slug from article_author where article_id = any(:ids)
                union select list, topic from withdrawn_listing where article_id = any(:ids)
            )
            select l.list, s.public_slug as slug from listed l join section s on l.list = 'section' and s.slug = l.topic
            union all select l.list, t.public_slug from listed l join tag t on l.list = 'tag' and t.slug = l.topic
            union all select l.list, w.public_slug from listed l join author w on l.list = 'author' and w.slug = l.topic""";

    private final DatabaseClient database;

    SyndicatedArticles(DatabaseClient database) {
        this.database = database;
    }

    /** Reads the facts. @param number of an article whose sort key to look up, published or retracted; null for none */
    public Mono<FeedFacts> facts(@Nullable Long number) {
        var statement = database.sql(FACTS);
        return (number == null ? statement.bindNull("number", Long.class) : statement.bind("number", number))
                .map(row -> facts(new Columns(row)))
                .one()
                .as(RunToEnd::read);
    }

    /**
     * Lists at most {@code limit} articles that were retracted after {@code since}, last retracted first, and were in this list until then.
     *
     * @param kind of the list's topic; null for the list of all articles
     * @param key of its topic; empty for the list of all articles
     */
    public Mono<List<WithdrawnArticle>> withdrawn(@Nullable TopicKind kind, String key, Instant since, int limit) {
        return database.sql(WITHDRAWN)
                .bind("list", kind == null ? "all" : kind.code())
                .bind("topic", key)
                .bind("since", since)
                .bind("limit", limit)
                .map(row -> withdrawn(new Columns(row)))
                .all()
                .collectList()
                .as(RunToEnd::read);
    }

    /** Lists the sections, tags and authors under which these articles are, or were when they were retracted. */
    public Mono<List<ArticleList>> lists(Collection<ArticleId> ids) {
        return database.sql(LISTS)
                .bind("ids", ids.stream().map(ArticleId::value).toArray(UUID[]::new))
                .map(row -> list(new Columns(row)))
                .all()
                .collectList()
                .as(RunToEnd::read);
    }

    private static ArticleList list(Columns row) {
        return new ArticleList(TopicKind.of(row.text("list")), row.text("slug"));
    }

    private static FeedFacts facts(Columns row) {
        var key = row.holds("id") ? SortKey.of(row.instant("published_at"), row.id("id")) : null;
        return new FeedFacts(row.id("feeds"), LogHead.of(row), row.instantOrNull("changed_at"), key);
    }

    private static WithdrawnArticle withdrawn(Columns row) {
        var retraction = new Retraction(
                new ArticleId(row.id("id")),
                row.text("slug"),
                row.count("version"),
                Retraction.Kind.of(row.text("retraction_kind")),
                row.text("retraction_notice"),
                row.instant("updated_at"));
        return new WithdrawnArticle(retraction, row.instant("published_at"));
    }

    /**
     * What is true of all feeds at one moment.
     *
     * @param id of the site's feeds, whatever the site's name and address
     * @param changedAt when anything on the site changed last; null if the log no longer tells
     * @param key the sort key of the article that was asked for; null if there is none
     */
    public record FeedFacts(
            UUID id,
            LogHead log,
            @Nullable Instant changedAt,
            @Nullable SortKey key) {}

    /** A section, a tag or an author, by its address of now. */
    public record ArticleList(TopicKind kind, String slug) {}

    /** A retracted article, and where it was in its lists. */
    public record WithdrawnArticle(Retraction retraction, Instant publishedAt) {}
}
