package dev.unspool.moderation;

import static dev.unspool.comment.CommentRow.value;

import dev.unspool.comment.ReaderReport;
import dev.unspool.comment.ReportHandler;
import dev.unspool.database.RunToEnd;
import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Stores reports, and hides a comment that enough households reported. Both happen in one transaction, so that only one of several concurrent reports
 * hides it, and the hourly limit of hidden comments holds.
 */
@Component
final class ReportLedger implements ReportHandler {

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
    public Mono<Boolean> isNew(ReaderReport report) {
        return database.sql(ReportSql.IS_NEW)
                .bind("comment", report.comment().value())
                .bind("known", report.known().toArray(String[]::new))
                .map(row -> value(row, "new", Boolean.class))
                .one()
                .as(RunToEnd::despiteCancel);
    }

    @Override
    public Mono<Void> add(ReaderReport report) {
        return kept(report).flatMap(decisions::announce).as(RunToEnd::despiteCancel);
    }

    /** Stores the report; returns the outcome if it hides the comment. */
    private Mono<DecisionOutcome> kept(ReaderReport report) {
        return lock(report)
                .then(Mono.defer(() -> insert(report)))
                .filter(rows -> rows > 0 && settings.reports() > 0)
                .flatMap(first -> reserve(report))
                .flatMap(reserved -> hide(report))
                .as(transaction::transactional);
    }

    private Mono<Void> lock(ReaderReport report) {
        return database.sql(ReportSql.LOCK).bind("id", report.comment().value()).then();
    }

    private Mono<Long> insert(ReaderReport report) {
        return database.sql(ReportSql.REPORT)
                .bind("comment", report.comment().value())
                .bind("household", report.household())
                .bind("reason", report.reason())
                .bind("at", report.at())
                .bind("known", report.known().toArray(String[]::new))
                .fetch()
                .rowsUpdated();
    }

    private Mono<Boolean> reserve(ReaderReport report) {
        return toHide(ReportSql.BUDGET, report).map(row -> true).one();
    }

    private Mono<DecisionOutcome> hide(ReaderReport report) {
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

    private GenericExecuteSpec toHide(String sql, ReaderReport report) {
        return database.sql(sql)
                .bind("id", report.comment().value())
                .bind("since", report.since())
                .bind("enough", settings.reports());
    }
}
