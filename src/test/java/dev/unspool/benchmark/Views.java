package dev.unspool.benchmark;

import java.sql.SQLException;
import java.time.Duration;

/** Whether PostgreSQL has in the end as many views as readers had. @param before those that it had */
record Views(Library library, long before) {

    /** Redis gives them to PostgreSQL every ten seconds, those of a time without Redis a little later. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final long LOOK_MILLIS = 500;
    private static final String ALL = "select coalesce(sum(views), 0) from article_audience";

    static Views of(Library library) throws SQLException {
        return new Views(library, library.number(ALL));
    }

    /** @param visits that readers made since; nothing is said where they made none */
    void print(long visits) throws SQLException, InterruptedException {
        if (visits > 0) {
            System.out.printf("%nViews: %,d visits, %,d counted in PostgreSQL.%n", visits, counted(visits));
        }
    }

    private long counted(long visits) throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (library.number(ALL) - before < visits && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_MILLIS);
        }
        return library.number(ALL) - before;
    }
}
