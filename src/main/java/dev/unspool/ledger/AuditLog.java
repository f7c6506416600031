package dev.unspool.ledger;

import dev.unspool.database.Columns;
import dev.unspool.database.NewsroomDatabase;
import dev.unspool.database.RunToEnd;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the audit log. The statements that carry out the acts write it. */
@Component
public final class AuditLog {

    private final NewsroomDatabase database;

    AuditLog(NewsroomDatabase database) {
        this.database = database;
    }

    /** Lists at most {@code limit} entries before the one with this id, the newest first. */
    public Mono<List<AuditEntry>> list(long before, int limit) {
        var sql = """
                select id, at, actor_id, actor_name, action, article_id, version, token_id, topic_id,
                       encode(text_hash, 'hex') as text_hash, trace_id
                from audit_log where id < :before order by id desc limit :limit""";
        return database.sql(sql)
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> entry(new Columns(row)))
                .all()
                .collectList()
                .as(RunToEnd::read);
    }

    private static AuditEntry entry(Columns row) {
        return new AuditEntry(
                row.number("id"),
                row.instant("at"),
                row.idOrNull("actor_id"),
                row.text("actor_name"),
                row.text("action"),
                row.idOrNull("article_id"),
                row.countOrNull("version"),
                row.idOrNull("token_id"),
                row.idOrNull("topic_id"),
                row.textOrNull("text_hash"),
                row.textOrNull("trace_id"));
    }
}
