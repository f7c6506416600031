package dev.unspool.store;

import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the change log forward, and deletes its old end. Fails with Spring's {@code DataAccessException} where the database does. */
@Component
public final class ChangeLog {

    /** Rows of one statement: a fraction of a second. */
    private static final int TRIMMED_AT_ONCE = 10_000;

    /** Parameters of the text: columns and joins of the article. Both ends of the log are read by one statement, from one snapshot. */
    private static final String AFTER = """
            select log.epoch as log_epoch, log.seq as log_seq, log.number as log_number,
                   coalesce((select min(seq) from change_log where seq > log.since), log.seq + 1) as oldest,
                   e.seq as change_seq, e.kind as change_kind, e.version as change_version, e.at as change_at,
                   r.note as change_note, r.changed as change_parts, a.status, %s
            from change_log_head log
            left join (select * from change_log where seq > :after order by seq limit :limit) e on true
            left join (article a %s) on a.id = e.article_id
            left join revision r on r.article_id = e.article_id and r.version = e.version
            order by e.seq""";

    private static final String HEADLINES = AFTER.formatted(HeadlineRow.COLUMNS, HeadlineRow.JOINS);

    /** With the bodies of corrected articles, so that open pages can show the new text. */
    private static final String ARTICLES = AFTER.formatted(
            ArticleRow.COLUMNS.replace(
                    "a.body_html", "case when e.kind = 'corrected' then a.body_html end as body_html"),
            ArticleRow.JOINS);

    /** Deletes only from the end, never a row from the middle: clocks of several instances may differ, and a gap would be taken for a lost change. */
    private static final String TRIM = """
            delete from change_log where seq < least(
                (select coalesce(min(seq), :never) from change_log where at >= :before),
                (select seq - :keep + 1 from change_log_head),
                (select min(seq) + :atOnce from change_log))""";

    private final DatabaseClient database;

    ChangeLog(DatabaseClient database) {
        this.database = database;
    }

    /** Lists at most {@code limit} changes after {@code seq}, oldest first; none where {@code seq} is the head's. */
    public Mono<Changes> after(long seq, int limit) {
        return after(HEADLINES, seq, limit, Change::of);
    }

    /** Lists the same changes, each correction with its whole article as it is now. */
    public Mono<Changes> wholeAfter(long seq, int limit) {
        return after(ARTICLES, seq, limit, Change::whole);
    }

    /**
     * Deletes the oldest changes, but none made since {@code before}, and none of the newest {@code keep}. Gives how many; call again until
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
                .as(RunToEnd::despiteCancel);
    }

    private Mono<Changes> after(String sql, long seq, int limit, BiFunction<Columns, String, Change> change) {
        return database.sql(sql)
                .bind("after", seq)
                .bind("limit", limit)
                .map(row -> Row.of(new Columns(row), change))
                .all()
                .collectList()
                .as(RunToEnd::read)
                .map(rows -> new Changes(
                        rows.stream().map(Row::change).flatMap(Optional::stream).toList(),
                        rows.get(0).oldest(),
                        rows.get(0).head()));
    }

    private record Row(LogHead head, long oldest, Optional<Change> change) {

        static Row of(Columns row, BiFunction<Columns, String, Change> change) {
            var kind = Optional.ofNullable(row.textOrNull("change_kind"));
            return new Row(LogHead.of(row), row.number("oldest"), kind.map(name -> change.apply(row, name)));
        }
    }
}
