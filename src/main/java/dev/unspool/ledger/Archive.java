package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import dev.unspool.store.HeadlineRow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads articles in every state: for the newsroom, never for readers. Fails with Spring's {@code DataAccessException} where the database does. */
@Component
public final class Archive {

    /** Behind every id that there is. */
    public static final UUID END = new UUID(-1, -1);

    private final DatabaseClient database;

    Archive(DatabaseClient database) {
        this.database = database;
    }

    /** The article with this id, in whatever state, or empty. */
    public Mono<Dossier> find(ArticleId id) {
        return database.sql(DossierRow.draft(true) + " where d.id = :id union all " + DossierRow.article(true)
                        + " where a.id = :id")
                .bind("id", id.value())
                .map(row -> DossierRow.dossier(new Columns(row)))
                .one()
                .as(RunToEnd::despiteCancel);
    }

    /** At most {@code limit} articles without bodies that were created before the one with the id {@code before}, the newest first. */
    public Mono<List<Dossier>> list(@Nullable Status status, UUID before, int limit) {
        return database.sql(list(status))
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> DossierRow.dossier(new Columns(row)))
                .all()
                .collectList()
                .as(RunToEnd::despiteCancel);
    }

    /** At most {@code limit} revisions that were made before version {@code before}, the newest first. */
    public Mono<List<Revision>> revisions(ArticleId id, int before, int limit) {
        var sql = """
                select version, at, kind, note, title, standfirst, body_html, image_url, image_width, image_height, image_alt
                from revision where article_id = :id and version < :before order by version desc limit :limit""";
        return database.sql(sql)
                .bind("id", id.value())
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> revision(new Columns(row)))
                .all()
                .collectList()
                .as(RunToEnd::despiteCancel);
    }

    /** Each table gives a page of its own index, so that the cost does not depend on how many articles there are. */
    static String list(@Nullable Status status) {
        var drafts = DossierRow.draft(false) + " where d.id < :before order by d.id desc limit :limit";
        var articles = DossierRow.article(false) + " where a.id < :before"
                + (status == null ? "" : " and a.status = '" + status.code() + "'")
                + " order by a.id desc limit :limit";
        if (status == null) {
            return "(" + drafts + ") union all (" + articles + ") order by id desc limit :limit";
        }
        return status == Status.DRAFT ? drafts : articles;
    }

    private static Revision revision(Columns row) {
        return new Revision(
                row.count("version"),
                row.instant("at"),
                row.text("kind"),
                row.text("note"),
                row.text("title"),
                row.textOrNull("standfirst"),
                row.text("body_html"),
                HeadlineRow.image(row));
    }
}
