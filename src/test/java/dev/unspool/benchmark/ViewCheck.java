package dev.unspool.benchmark;

import java.sql.SQLException;
import java.time.Duration;

/**
 * Checks that PostgreSQL has as many views in the end as readers sent.
 *
 * @param before the views that it had
 */
record ViewCheck(BenchmarkDatabase database, long before) {

    /** Views move from Redis to PostgreSQL every ten seconds; those of a time without Redis a little later. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final long LOOK_MILLIS = 500;
    private static final String ALL = "select coalesce(sum(views), 0) from article_audience";

    static ViewCheck of(BenchmarkDatabase database) throws SQLException {
        return new ViewCheck(database, database.number(ALL));
    }

    /** @param visits that readers sent since; prints nothing if there were none */
    void print(long visits) throws SQLException, InterruptedException {
        if (visits > 0) {
            System.out.printf("%nViews: %,d visits, %,d counted in PostgreSQL.%n", visits, counted(visits));
        }
    }

    private long counted(long visits) throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (database.number(ALL) - before < visits && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_MILLIS);
        }
        return database.number(ALL) - before;
    }
}
