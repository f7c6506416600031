package dev.unspool.store;

import dev.unspool.database.Columns;
import java.util.UUID;

/**
 * The newest entry of the change log.
 *
 * @param epoch names one life of the log
 * @param seq of the newest change; 0 before the first
 * @param number of the newest article; 0 before the first
 */
public record LogHead(UUID epoch, long seq, long number) {

    static LogHead of(Columns row) {
        return new LogHead(row.id("log_epoch"), row.number("log_seq"), row.number("log_number"));
    }
}
