package dev.unspool.store;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Retraction;
import dev.unspool.event.ArticleEvent;
import java.time.Instant;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the change log forward, and forgets its far end. Fails with Spring's {@code DataAccessException} where the database does. */
@Component
public final class ChangeLog {

    /** Rows of one statement: a fraction of a second. */
    private static final int TRIMMED_AT_ONCE = 10_000;

    private static final String AFTER = """
            select log.epoch as log_epoch, log.seq as log_seq, log.number as log_number,
                   coalesce((select min(seq) from change_log), log.seq + 1) as oldest,
                   c.seq as change_seq, c.kind as change_kind, c.version as change_version, c.at as change_at,
                   r.note as change_note, a.status, %s
            from change_log_head log
            left join (select * from change_log where seq > :after order by seq limit :limit) c on true
            left join (article a %s) on a.id = c.article_id
            left join revision r on r.article_id = c.article_id and r.version = c.version
            order by c.seq""".formatted(HeadlineRow.COLUMNS, HeadlineRow.JOINS);

    /** Only whole ends go, never a row from the middle: clocks of several instances may differ, and a gap would be a lie. */
    private static final String TRIM = """
            delete from change_log where seq < least(
                (select coalesce(min(seq), :never) from change_log where at >= :before),
                (select seq - :keep + 1 from change_log_head),
                (select min(seq) + :atOnce from change_log))""";

    private final DatabaseClient database;

    ChangeLog(DatabaseClient database) {
        this.database = database;
    }

    /** At most {@code limit} changes after {@code seq}, oldest first; none where {@code seq} is the head's. */
    public Mono<Changes> after(long seq, int limit) {
        return database.sql(AFTER)
                .bind("after", seq)
                .bind("limit", limit)
                .map(row -> Row.of(new Columns(row)))
                .all()
                .collectList()
                .as(Whole::whole)
                .map(rows -> new Changes(
                        rows.stream().map(Row::change).flatMap(Optional::stream).toList(),
                        rows.get(0).oldest(),
                        rows.get(0).head()));
    }

    /**
     * Forgets the oldest changes, but none made since {@code before}, and none of the newest {@code keep}. Gives how many; call again until
     * that is 0.
     */
    Mono<Long> trim(Instant before, int keep) {
        return database.sql(TRIM)
                .bind("never", Long.MAX_VALUE)
                .bind("before", before)
                .bind("keep", keep)
                .bind("atOnce", TRIMMED_AT_ONCE)
                .fetch()
                .rowsUpdated()
                .as(Whole::whole);
    }

    private record Row(LogHead head, long oldest, Optional<Change> change) {

        static Row of(Columns row) {
            var kind = Optional.ofNullable(row.textOrNull("change_kind"));
            return new Row(row.log(), row.number("oldest"), kind.map(name -> change(row, name)));
        }

        private static Change change(Columns row, String kind) {
            var isPublished = row.text("status").equals("published");
            var event = event(kind, new ArticleId(row.id("id")), row.count("change_version"));
            return new Change(
                    row.number("change_seq"),
                    row.instant("change_at"),
                    event,
                    row.text("slug"),
                    isPublished ? HeadlineRow.headline(row) : null,
                    isPublished || event instanceof ArticleEvent.ArticleRetracted
                            ? row.textOrNull("change_note")
                            : null);
        }

        private static ArticleEvent event(String kind, ArticleId article, int version) {
            return switch (kind) {
                case "published" -> new ArticleEvent.ArticlePublished(article, version);
                case "corrected" -> new ArticleEvent.ArticleCorrected(article, version);
                default -> new ArticleEvent.ArticleRetracted(article, version, Retraction.Kind.of(kind));
            };
        }
    }
}
