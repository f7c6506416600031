package dev.unspool.search;

import dev.unspool.article.Headline;
import dev.unspool.database.Columns;
import dev.unspool.store.HeadlineRow;
import dev.unspool.store.LogHead;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a page of results and one more, if there is one.
 *
 * @param hits how many candidates were found, up to the most that are ranked
 */
record ResultRows(LogHead log, int hits, List<Row> rows) {

    /** @param read at least one, which holds no article if there is no result */
    static ResultRows of(List<Read> read) {
        var first = read.get(0);
        var rows = read.stream().map(Read::row).filter(Objects::nonNull).toList();
        return new ResultRows(first.log(), first.hits(), rows);
    }

    /** Whether there may be more candidates than are ranked. */
    boolean isCut() {
        return hits >= SearchSql.MOST_CANDIDATES;
    }

    /** A result. @param body the beginning of it, as clean HTML */
    record Row(double score, Headline headline, String body) {

        static Read of(Readable readable) {
            var row = new Columns(readable);
            return new Read(LogHead.of(row), row.count("hits"), row.holds("id") ? result(row) : null);
        }

        private static Row result(Columns row) {
            var score = Objects.requireNonNull(row.row().get("score", Double.class), "score");
            return new Row(score, HeadlineRow.headline(row), row.text("body"));
        }
    }

    /** A row with what all rows say alike. */
    record Read(LogHead log, int hits, @Nullable Row row) {}
}
