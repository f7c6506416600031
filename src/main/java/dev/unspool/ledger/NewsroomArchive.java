package dev.unspool.ledger;

import dev.unspool.article.ArticleHeader;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Filing;
import dev.unspool.database.Columns;
import dev.unspool.database.NewsroomDatabase;
import dev.unspool.database.RunToEnd;
import dev.unspool.store.HeadlineRow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads articles in every state: for the newsroom, never for readers. Fails with Spring's {@code DataAccessException} where the database does. */
@Component
public final class NewsroomArchive {

    /** Greater than every id: the start of a list. */
    public static final UUID END = new UUID(-1, -1);

    private static final String DRAFT_REVISION = "select a.edition, a.at, " + HeadlineRow.HEADER
            + ", a.section_slug, a.section_name, a.tag_slugs, a.tag_names, a.authors, a.language, a.published_at, %s as body_html"
            + " from draft_revision a where a.article_id = :id";

    private final NewsroomDatabase database;

    NewsroomArchive(NewsroomDatabase database) {
        this.database = database;
    }

    /** Finds the article with this id in any state, or empty. */
    public Mono<NewsroomArticle> find(ArticleId id) {
        return database.sql(NewsroomArticleRow.draft(true) + " where a.id = :id union all "
                        + NewsroomArticleRow.article(true) + " where a.id = :id")
                .bind("id", id.value())
                .map(row -> NewsroomArticleRow.article(new Columns(row)))
                .one()
                .as(RunToEnd::read);
    }

    /** Lists at most {@code limit} articles without bodies that were created before the one with the id {@code before}, the newest first. */
    public Mono<List<NewsroomArticle>> list(@Nullable Status status, UUID before, int limit) {
        return database.sql(list(status))
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> NewsroomArticleRow.article(new Columns(row)))
                .all()
                .collectList()
                .as(RunToEnd::read);
    }

    /** Lists at most {@code limit} revisions that were made before version {@code before}, the newest first. */
    public Mono<List<Revision>> revisions(ArticleId id, int before, int limit) {
        var sql = "select a.version, a.at, a.kind, a.note, a.body_html, " + HeadlineRow.HEADER
                + " from revision a where a.article_id = :id and a.version < :before"
                + " order by a.version desc limit :limit";
        return database.sql(sql)
                .bind("id", id.value())
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> revision(new Columns(row)))
                .all()
                .collectList()
                .as(RunToEnd::read);
    }

    /** Lists at most {@code limit} saves of a draft, published since or not, from before {@code before}, the newest first and without bodies. */
    public Mono<List<DraftRevision>> draftRevisions(ArticleId id, int before, int limit) {
        return database.sql(DRAFT_REVISION.formatted("null")
                        + " and a.edition < :before order by a.edition desc limit :limit")
                .bind("id", id.value())
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> DraftRevision.of(new Columns(row)))
                .all()
                .collectList()
                .as(RunToEnd::read);
    }

    /** Finds what a draft was in an edition; empty if that is not kept. */
    public Mono<DraftRevision> draftRevision(ArticleId id, int edition) {
        return database.sql(DRAFT_REVISION.formatted(
                                "(select b.body_html from draft_body b where b.article_id = a.article_id and b.hash = a.body_hash)")
                        + " and a.edition = :edition")
                .bind("id", id.value())
                .bind("edition", edition)
                .map(row -> DraftRevision.of(new Columns(row)))
                .one()
                .as(RunToEnd::read);
    }

    /**
     * What a draft was after it was saved.
     *
     * @param bodyHtml null in lists
     */
    public record DraftRevision(
            Edition edition,
            Instant at,
            ArticleHeader header,
            @Nullable String bodyHtml,
            Filing filing,
            @Nullable Instant publishedAt) {

        static DraftRevision of(Columns row) {
            return new DraftRevision(
                    new Edition(true, row.count("edition")),
                    row.instant("at"),
                    HeadlineRow.header(row),
                    row.textOrNull("body_html"),
                    HeadlineRow.filing(row, HeadlineRow.authors(row.text("authors"))),
                    row.instantOrNull("published_at"));
        }
    }

    /** Reads a page from an index of each table, so that the cost does not depend on the number of articles. */
    static String list(@Nullable Status status) {
        var drafts = NewsroomArticleRow.draft(false) + " where a.id < :before" + draftsIn(status)
                + " order by a.id desc limit :limit";
        var articles = NewsroomArticleRow.article(false) + " where a.id < :before"
                + (status == null ? "" : " and a.status = '" + status.code() + "'")
                + " order by a.id desc limit :limit";
        if (status == null || status == Status.RETRACTED) {
            return "(" + drafts + ") union all (" + articles + ") order by id desc limit :limit";
        }
        return status == Status.DRAFT ? drafts : articles;
    }

    /** A killed draft is retracted, although it never left its table. */
    private static String draftsIn(@Nullable Status status) {
        return status == null ? "" : " and a.kill_notice is " + (status == Status.DRAFT ? "null" : "not null");
    }

    private static Revision revision(Columns row) {
        var header = HeadlineRow.header(row);
        return new Revision(
                row.count("version"),
                row.instant("at"),
                row.text("kind"),
                row.text("note"),
                header.title(),
                header.standfirst(),
                row.text("body_html"),
                header.image());
    }
}
