package dev.unspool.database;

import io.r2dbc.pool.ConnectionPool;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The database as the newsroom uses it: by a pool of connections of its own. However much the newsroom writes, and however long that waits for a
 * lock, readers keep their connections; and a kill need not wait behind readers.
 */
public final class NewsroomDatabase implements Transactions, DisposableBean {

    private final ConnectionPool pool;
    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    public NewsroomDatabase(ConnectionPool pool) {
        this.pool = pool;
        this.client = DatabaseClient.create(pool);
        this.transaction = DatabaseConfiguration.transactions(new R2dbcTransactionManager(pool));
    }

    /** Begins a statement, as {@link DatabaseClient#sql(String)} does. */
    public GenericExecuteSpec sql(String sql) {
        return client.sql(sql);
    }

    @Override
    public <T> Mono<T> transactional(Mono<T> work) {
        return transaction.transactional(work);
    }

    @Override
    public void destroy() {
        pool.dispose();
    }
}
