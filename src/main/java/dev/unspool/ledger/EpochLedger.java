package dev.unspool.ledger;

import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import dev.unspool.store.Epochs;
import dev.unspool.store.EventLog.Entry;
import dev.unspool.store.LogHead;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Begins epochs by one statement on the row that numbers all changes, so that no publication comes in between. */
@Component
final class EpochLedger implements Epochs {

    private static final Logger LOG = LoggerFactory.getLogger(EpochLedger.class);

    /** Parameters: seq and number, the highest that are known; leap. To be continued with a condition and {@link #HEAD}. */
    private static final String BEGIN = """
            update change_log_head set
                epoch = gen_random_uuid(),
                seq = greatest(seq, :seq) + :leap,
                since = greatest(seq, :seq) + :leap,
                number = greatest(number, :number) + :leap,
                skipped_numbers = skipped_numbers
                    + int8multirange(int8range(number, greatest(number, :number) + :leap, '(]'))
            """;

    private static final String HEAD = " returning epoch as log_epoch, seq as log_seq, number as log_number";

    /**
     * This site never gives out an id that is further ahead than a leap: only someone with its signing keys, as from a backup, can make one.
     * Parameters: epoch; seq, article, version and at of the last entry, or nulls. The time tells an article from one that was published again.
     */
    private static final String UNLESS_CONTINUED = """
            where epoch = :epoch and :seq - seq < :leap and :number - number < :leap and (seq < :seq or number < :number or exists (
                select from change_log e
                where e.seq = :last and (e.article_id, e.version, e.at) is distinct from (:article, :version, :at)))""";

    private final DatabaseClient database;

    EpochLedger(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<LogHead> beginUnlessContinued(LogHead seen, @Nullable Entry last) {
        var statement = beginning(BEGIN + UNLESS_CONTINUED + HEAD, seen.seq(), seen.number())
                .bind("epoch", seen.epoch());
        return head(last == null ? withoutEntry(statement) : withEntry(statement, last))
                .doOnNext(head -> LOG.error(
                        "An older copy of the database was restored: the change log of epoch {} had reached {} and no longer"
                                + " does. Epoch {} begins after change {}. Published articles may be lost.",
                        seen.epoch(),
                        seen.seq(),
                        head.epoch(),
                        head.seq()));
    }

    @Override
    public Mono<LogHead> begin() {
        return head(beginning(BEGIN + HEAD, 0, 0));
    }

    private GenericExecuteSpec beginning(String sql, long seq, long number) {
        return database.sql(sql).bind("seq", seq).bind("number", number).bind("leap", LEAP);
    }

    private static GenericExecuteSpec withEntry(GenericExecuteSpec statement, Entry last) {
        return statement
                .bind("last", last.seq())
                .bind("article", last.article().value())
                .bind("version", last.version())
                .bind("at", last.at());
    }

    private static GenericExecuteSpec withoutEntry(GenericExecuteSpec statement) {
        return statement
                .bindNull("last", Long.class)
                .bindNull("article", UUID.class)
                .bindNull("version", Integer.class)
                .bindNull("at", Instant.class);
    }

    private static Mono<LogHead> head(GenericExecuteSpec statement) {
        return statement.map(row -> LogHead.of(new Columns(row))).one().as(RunToEnd::despiteCancel);
    }
}
