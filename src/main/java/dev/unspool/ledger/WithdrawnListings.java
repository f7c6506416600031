package dev.unspool.ledger;

import dev.unspool.database.RunToEnd;
import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Forgets which lists a killed article was in, once no feed tells it any more. Triggers of the database write these rows. Those of an article that was
 * taken down stay: it may be killed yet, and then feeds tell it again.
 */
@Component
final class WithdrawnListings {

    /** A day more than feeds tell of a retraction: the clocks of instances differ. */
    static final Duration KEPT_FOR = Duration.ofDays(31);

    /** Rows deleted at once: some 100 ms of work. */
    private static final int AT_ONCE = 10_000;

    private static final String TRIM = """
            delete from withdrawn_listing w using (
                select l.list, l.topic, l.article_id from withdrawn_listing l join article a on a.id = l.article_id
                where l.at < :before and a.retraction_kind = 'kill' limit :limit) old
            where w.list = old.list and w.topic = old.topic and w.article_id = old.article_id and w.at < :before""";

    private final DatabaseClient database;

    WithdrawnListings(DatabaseClient database) {
        this.database = database;
    }

    /** Deletes rows of articles that were killed before {@code before}, at most ten thousand; gives how many. */
    Mono<Long> trim(Instant before) {
        return database.sql(TRIM)
                .bind("before", before)
                .bind("limit", AT_ONCE)
                .fetch()
                .rowsUpdated()
                .as(RunToEnd::despiteCancel);
    }
}
