package dev.unspool.moderation;

import static dev.unspool.comment.CommentRow.value;

import dev.unspool.comment.Report;
import dev.unspool.comment.Reported;
import dev.unspool.database.RunToEnd;
import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Keeps reports, and hides a comment that enough households reported: both in one transaction, so that of reports which come at once one hides it,
 * and no hour hides more than its share.
 */
@Component
final class ReportLedger implements Reported {

    private static final Duration SPAN = Duration.ofHours(1);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final ModerationSettings settings;
    private final Decisions decisions;

    ReportLedger(
            DatabaseClient database,
            TransactionalOperator transaction,
            ModerationSettings settings,
            Decisions decisions) {
        this.database = database;
        this.transaction = transaction;
        this.settings = settings;
        this.decisions = decisions;
    }

    @Override
    public Mono<Boolean> isNew(Report report) {
        return database.sql(ReportSql.IS_NEW)
                .bind("comment", report.comment().value())
                .bind("known", report.known().toArray(String[]::new))
                .map(row -> value(row, "new", Boolean.class))
                .one()
                .as(RunToEnd::despiteCancel);
    }

    @Override
    public Mono<Void> add(Report report) {
        return kept(report).flatMap(decisions::tell);
    }

    /** What became of the comment where the report hides it. */
    private Mono<Outcome> kept(Report report) {
        return lock(report)
                .then(Mono.defer(() -> insert(report)))
                .filter(rows -> rows > 0 && settings.reports() > 0)
                .flatMap(first -> budget(report))
                .flatMap(mayHide -> hide(report))
                .as(transaction::transactional)
                .as(RunToEnd::despiteCancel);
    }

    private Mono<Void> lock(Report report) {
        return database.sql(ReportSql.LOCK).bind("id", report.comment().value()).then();
    }

    private Mono<Long> insert(Report report) {
        return database.sql(ReportSql.REPORT)
                .bind("comment", report.comment().value())
                .bind("household", report.household())
                .bind("reason", report.reason())
                .bind("at", report.at())
                .bind("known", report.known().toArray(String[]::new))
                .fetch()
                .rowsUpdated();
    }

    private Mono<Boolean> budget(Report report) {
        return toHide(ReportSql.BUDGET, report).map(row -> true).one();
    }

    private Mono<Outcome> hide(Report report) {
        return toHide(ReportSql.HIDE, report)
                .bind("hour", report.at().minus(SPAN))
                .bind("most", settings.hourlyHidings())
                .bind("reason", ReportReason.CODE)
                .bind("batch", UUID.randomUUID())
                .bind("actor", ReportReason.CODE)
                .bind("now", report.at())
                .map(Decisions::outcome)
                .one();
    }

    private GenericExecuteSpec toHide(String sql, Report report) {
        return database.sql(sql)
                .bind("id", report.comment().value())
                .bind("since", report.since())
                .bind("enough", settings.reports());
    }
}
