package dev.unspool.search;

import dev.unspool.database.Columns;
import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** Waits until every article of a test is indexed. */
public final class Indexed {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final SearchFill fill;
    private final DatabaseClient database;

    Indexed(SearchFill fill, DatabaseClient database) {
        this.fill = fill;
        this.database = database;
    }

    public Indexed(ApplicationContext application) {
        this(application.getBean(SearchFill.class), application.getBean(DatabaseClient.class));
    }

    /** Indexes along with the application, which does so by itself; of the two, one does at a time. */
    public void await() {
        while (waiting() > 0) {
            fill.finish().block(LIMIT);
        }
    }

    long waiting() {
        return database.sql("select count(*) as articles from search_pending")
                .map(row -> new Columns(row).number("articles"))
                .one()
                .blockOptional(LIMIT)
                .orElseThrow();
    }
}
