package dev.unspool.store;

import dev.unspool.database.Columns;
import java.util.UUID;

/**
 * The newest entry of the change log.
 *
 * @param epoch names one life of the log: it differs after an older copy of the database was restored
 * @param seq of the newest change; 0 before the first
 * @param number of the newest article; 0 before the first
 */
public record LogHead(UUID epoch, long seq, long number) {

    /** Reads the columns {@code log_epoch}, {@code log_seq} and {@code log_number}. */
    public static LogHead of(Columns row) {
        return new LogHead(row.id("log_epoch"), row.number("log_seq"), row.number("log_number"));
    }
}
