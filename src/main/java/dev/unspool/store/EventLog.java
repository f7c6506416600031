package dev.unspool.store;

import dev.unspool.article.ArticleId;
import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import dev.unspool.event.ArticleEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the change log as bare events, without the articles: for caches, which only need to know what to drop. */
@Component
public final class EventLog {

    private static final String AFTER = """
            select log.epoch as log_epoch, log.seq as log_seq, log.number as log_number,
                   e.seq as change_seq, e.kind as change_kind, e.version as change_version, e.at as change_at, e.article_id
            from change_log_head log
            left join (select * from change_log where seq >= :after order by seq limit :limit) e on true
            order by e.seq""";

    private final DatabaseClient database;

    EventLog(DatabaseClient database) {
        this.database = database;
    }

    /** Lists at most {@code limit} entries after {@code seq}, oldest first, and the head, by one statement. */
    public Mono<Part> after(long seq, int limit) {
        return database.sql(AFTER)
                .bind("after", seq)
                .bind("limit", limit + 1)
                .map(row -> Row.of(new Columns(row)))
                .all()
                .collectList()
                .as(RunToEnd::read)
                .map(rows -> part(
                        rows.stream().flatMap(row -> row.entries().stream()).toList(),
                        seq,
                        limit,
                        rows.get(0).head()));
    }

    private static Part part(List<Entry> read, long seq, int limit, LogHead head) {
        var before = !read.isEmpty() && read.get(0).seq() == seq ? read.get(0) : null;
        var entries =
                read.stream().filter(entry -> entry.seq() > seq).limit(limit).toList();
        return new Part(entries, head, before);
    }

    /** An entry of the log. */
    public record Entry(long seq, ArticleEvent event, Instant at) {

        public ArticleId article() {
            return event.article();
        }

        /** Returns the version that the change made. */
        public int version() {
            return event.version();
        }
    }

    /**
     * A part of the log, from one moment.
     *
     * @param entries in the order of their seq, which rises by exactly one
     * @param before the entry at the seq that was asked after; null if the log does not hold it
     */
    public record Part(
            List<Entry> entries, LogHead head, @Nullable Entry before) {

        public Part {
            entries = List.copyOf(entries);
        }

        /** Whether these are all entries after {@code seq}, up to the head. */
        public boolean reachesFrom(long seq) {
            return seq + entries.size() == head.seq()
                    && (entries.isEmpty() || entries.get(0).seq() == seq + 1);
        }
    }

    private record Row(LogHead head, List<Entry> entries) {

        static Row of(Columns row) {
            var kind = row.textOrNull("change_kind");
            return new Row(LogHead.of(row), kind == null ? List.of() : List.of(entry(row, kind)));
        }

        private static Entry entry(Columns row, String kind) {
            return new Entry(
                    row.number("change_seq"),
                    Change.event(kind, new ArticleId(row.id("article_id")), row.count("change_version")),
                    row.instant("change_at"));
        }
    }
}
