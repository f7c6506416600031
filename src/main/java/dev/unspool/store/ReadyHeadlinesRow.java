package dev.unspool.store;

import dev.unspool.cursor.SortKey;
import dev.unspool.database.Columns;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/** Reads the one row of a page of headlines that are ready to send. */
final class ReadyHeadlinesRow {

    private static final UUID[] NO_IDS = {};
    private static final Long[] NO_TIMES = {};

    private ReadyHeadlinesRow() {}

    static ReadyHeadlines of(Columns row) {
        var slice = new Slice<>(places(row), row.flag("more"), row.flag("behind"), LogHead.of(row));
        return new ReadyHeadlines(slice, Objects.requireNonNullElse(row.textOrNull("headlines"), "[]"));
    }

    /** PostgreSQL aggregates no article at all to null. */
    private static List<SortKey> places(Columns row) {
        var ids = Objects.requireNonNullElse(row.row().get("ids", UUID[].class), NO_IDS);
        var times = Objects.requireNonNullElse(row.row().get("times", Long[].class), NO_TIMES);
        return IntStream.range(0, ids.length)
                .mapToObj(i -> new SortKey(times[i], ids[i]))
                .toList();
    }
}
