package dev.unspool.database;

import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * A statement whose execution has the time limit of its connection.
 *
 * @param sql its text
 */
record LimitedStatement(String sql, Statement statement, LimitedConnection connection) implements Statement {

    @Override
    public Flux<Result> execute() {
        return limited(statement.execute()).map(result -> new LimitedResult(result, this));
    }

    /** Runs the statement, or reads its result: the driver gives a result before it sends the statement. */
    <T> Flux<T> limited(Publisher<? extends T> exchange) {
        return Flux.deferContextual(context -> {
            assert ReadAttempts.in(context) == null || !WritingSql.is(sql) : "A read must not write: " + sql;
            return connection.<T>limited(exchange).onErrorMap(failure -> WritingSql.failure(sql, failure));
        });
    }

    @Override
    public Statement add() {
        return with(statement.add());
    }

    @Override
    public Statement bind(int index, Object value) {
        return with(statement.bind(index, value));
    }

    @Override
    public Statement bind(String name, Object value) {
        return with(statement.bind(name, value));
    }

    @Override
    public Statement bindNull(int index, Class<?> type) {
        return with(statement.bindNull(index, type));
    }

    @Override
    public Statement bindNull(String name, Class<?> type) {
        return with(statement.bindNull(name, type));
    }

    @Override
    public Statement returnGeneratedValues(String... columns) {
        return with(statement.returnGeneratedValues(columns));
    }

    @Override
    public Statement fetchSize(int rows) {
        return with(statement.fetchSize(rows));
    }

    private LimitedStatement with(Statement changed) {
        return new LimitedStatement(sql, changed, connection);
    }
}
