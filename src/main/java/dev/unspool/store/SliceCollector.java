package dev.unspool.store;

import dev.unspool.cursor.FeedCursor.Direction;
import dev.unspool.database.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects the rows of one page. The log's head and whether the feed goes on behind are alike in all rows, and read from the first. */
final class SliceCollector<T> {

    private final Function<Columns, T> item;
    private final List<T> items = new ArrayList<>();
    private @Nullable LogHead log;
    private boolean behind;

    SliceCollector(Function<Columns, T> item) {
        this.item = item;
    }

    /** Adds a row. Every row holds an item, except the only row of an empty page. */
    SliceCollector<T> with(Columns row) {
        if (log == null) {
            log = LogHead.of(row);
            behind = row.flag("behind");
        }
        if (row.holds("id")) {
            items.add(item.apply(row));
        }
        return this;
    }

    /** Returns the page without the row that was read only to know whether there is more: the oldest looking back in time, the newest looking forward. */
    Slice<T> slice(Direction direction, int limit) {
        var more = items.size() > limit;
        var first = more && direction == Direction.NEWER ? 1 : 0;
        var page = List.copyOf(items.subList(first, Math.min(items.size(), first + limit)));
        return new Slice<>(page, more, behind, Objects.requireNonNull(log, "log"));
    }
}
