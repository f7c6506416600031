package dev.unspool.store;

import dev.unspool.cursor.FeedCursor.Direction;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One row of a page: an item, or only the log's head where the page is empty. */
record SliceRow<T>(LogHead log, boolean behind, @Nullable T item) {

    static <T> SliceRow<T> read(Columns row, Function<Columns, T> item) {
        return new SliceRow<>(row.log(), row.flag("behind"), row.holds("id") ? item.apply(row) : null);
    }

    /** Cuts off the row that was read only to know whether there is more: the oldest looking back in time, the newest looking forward. */
    static <T> Slice<T> slice(List<SliceRow<T>> rows, Direction direction, int limit) {
        var items = rows.stream().map(SliceRow::item).filter(Objects::nonNull).toList();
        var more = items.size() > limit;
        var first = more && direction == Direction.NEWER ? 1 : 0;
        var page = items.subList(first, Math.min(items.size(), first + limit));
        return new Slice<>(page, more, rows.get(0).behind(), rows.get(0).log());
    }
}
