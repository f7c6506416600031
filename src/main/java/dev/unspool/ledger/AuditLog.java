package dev.unspool.ledger;

import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads who did what. Written by the statements of the acts themselves. */
@Component
public final class AuditLog {

    private final DatabaseClient database;

    AuditLog(DatabaseClient database) {
        this.database = database;
    }

    /** At most {@code limit} acts before the one with this id, the newest first. */
    public Mono<List<AuditEntry>> list(long before, int limit) {
        var sql = """
                select id, at, actor_id, actor_name, action, article_id, version, token_id,
                       encode(text_hash, 'hex') as text_hash, trace_id
                from audit_log where id < :before order by id desc limit :limit""";
        return database.sql(sql)
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> entry(new Columns(row)))
                .all()
                .collectList()
                .as(RunToEnd::despiteCancel);
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
                row.textOrNull("text_hash"),
                row.textOrNull("trace_id"));
    }
}
