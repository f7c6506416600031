package dev.unspool.database;

import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Runs statements that PostgreSQL ends when they take too long. */
@Component
public final class TimedStatements {

    /** SQLSTATE {@code query_canceled}. */
    private static final String CANCELED = "57014";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    TimedStatements(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Runs {@code statement} in a transaction with this limit; a limit below a millisecond counts as one. */
    public <T> Mono<T> within(Duration limit, Supplier<Mono<T>> statement) {
        return database.sql("select set_config('statement_timeout', :limit, true)")
                .bind("limit", Long.toString(Math.max(1, limit.toMillis())))
                .map(row -> true)
                .one()
                .then(Mono.defer(statement))
                .as(transaction::transactional)
                .as(RunToEnd::despiteCancel);
    }

    /** Whether PostgreSQL ended the statement because of its limit. */
    public static boolean isOverdue(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof R2dbcException refused && CANCELED.equals(refused.getSqlState())) {
                return true;
            }
        }
        return false;
    }
}
