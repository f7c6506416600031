package dev.unspool.database;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A connection on which every statement has a time limit. Once one has passed it, the connection is unusable: its pool closes it. */
final class LimitedConnection implements Connection, Wrapped<Connection> {

    /** Longest wait for a goodbye to a server that may be stopped. */
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final Connection connection;
    private final StatementLimit limit;
    private final ConnectionLosses losses;
    private final long madeAt = System.nanoTime();
    private volatile boolean isSilent;

    LimitedConnection(Connection connection, StatementLimit limit, ConnectionLosses losses) {
        this.connection = connection;
        this.limit = limit;
        this.losses = losses;
    }

    /** Whether no statement has passed its limit, and the socket is open. Makes no call. */
    boolean isUsable() {
        var usable = !isSilent && isOpen();
        if (!usable) {
            losses.note();
        }
        return usable;
    }

    /** Whether another connection was found unusable since this one was made. */
    boolean isSuspect() {
        return losses.happenedSince(madeAt);
    }

    /** Looks at the driver's answer without subscribing to it: it is a value that is computed when asked for. */
    private boolean isOpen() {
        try {
            return !(connection.validate(ValidationDepth.LOCAL) instanceof Callable<?> open)
                    || !Boolean.FALSE.equals(open.call());
        } catch (Exception unknown) {
            return false;
        }
    }

    /**
     * Runs an exchange within the limit. Sends nothing more once the connection is silent: the driver would flush it when it closes. Spring restores
     * auto-commit after a failed transaction, and the driver does that by COMMIT, which the server would run when it goes on.
     */
    <T> Flux<T> limited(Publisher<? extends T> exchange) {
        return Flux.defer(() -> isSilent
                ? Flux.error(new R2dbcTimeoutException("PostgreSQL did not answer before"))
                : limit.<T>of(exchange, () -> isSilent = true)
                        .doOnError(
                                LostConnection::isCauseOf,
                                lost -> losses.note())); // a repetition asks the pool before this is given back
    }

    @Override
    public Statement createStatement(String sql) {
        return new LimitedStatement(sql, connection.createStatement(sql), this);
    }

    /** Refuses: a batch would have no limit. */
    @Override
    public Batch createBatch() {
        throw new UnsupportedOperationException("Use statements.");
    }

    @Override
    public Publisher<Void> beginTransaction() {
        return limited(connection.beginTransaction());
    }

    @Override
    public Publisher<Void> beginTransaction(TransactionDefinition definition) {
        return limited(connection.beginTransaction(definition));
    }

    @Override
    public Publisher<Void> commitTransaction() {
        return limited(connection.commitTransaction());
    }

    /** Completes on an unusable connection too: the server rolls back when it finds it closed. */
    @Override
    public Publisher<Void> rollbackTransaction() {
        return isUsable()
                ? limited(connection.rollbackTransaction())
                        .onErrorResume(LostConnection::isCauseOf, lost -> Flux.empty())
                : Mono.empty();
    }

    @Override
    public Publisher<Void> createSavepoint(String name) {
        return limited(connection.createSavepoint(name));
    }

    @Override
    public Publisher<Void> releaseSavepoint(String name) {
        return limited(connection.releaseSavepoint(name));
    }

    @Override
    public Publisher<Void> rollbackTransactionToSavepoint(String name) {
        return limited(connection.rollbackTransactionToSavepoint(name));
    }

    @Override
    public boolean isAutoCommit() {
        return connection.isAutoCommit();
    }

    @Override
    public Publisher<Void> setAutoCommit(boolean autoCommit) {
        return limited(connection.setAutoCommit(autoCommit));
    }

    @Override
    public IsolationLevel getTransactionIsolationLevel() {
        return connection.getTransactionIsolationLevel();
    }

    @Override
    public Publisher<Void> setTransactionIsolationLevel(IsolationLevel level) {
        return limited(connection.setTransactionIsolationLevel(level));
    }

    @Override
    public Publisher<Void> setLockWaitTimeout(Duration timeout) {
        return limited(connection.setLockWaitTimeout(timeout));
    }

    @Override
    public Publisher<Void> setStatementTimeout(Duration timeout) {
        return limited(connection.setStatementTimeout(timeout));
    }

    @Override
    public ConnectionMetadata getMetadata() {
        return connection.getMetadata();
    }

    @Override
    public Publisher<Boolean> validate(ValidationDepth depth) {
        return depth == ValidationDepth.LOCAL ? Mono.just(isUsable()) : limited(connection.validate(depth));
    }

    @Override
    public Mono<Void> close() {
        return Mono.from(connection.close()).timeout(CLOSING, Mono.empty());
    }

    @Override
    public Connection unwrap() {
        return connection;
    }
}
