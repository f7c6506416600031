package dev.unspool.ledger;

import dev.unspool.database.Columns;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The source ids and slugs of a batch that no new article may get.
 *
 * @param killed source ids of articles that were killed
 */
record TakenNames(Set<String> sources, Set<String> killed, Set<String> slugs) {

    record Row(@Nullable String source, @Nullable String slug, boolean isKilled) {

        static Row of(Columns columns) {
            return new Row(columns.textOrNull("source_id"), columns.textOrNull("slug"), columns.flag("killed"));
        }
    }

    static TakenNames of(List<Row> rows) {
        return new TakenNames(
                rows.stream()
                        .filter(row -> !row.isKilled())
                        .map(Row::source)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                rows.stream()
                        .filter(Row::isKilled)
                        .map(Row::source)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                rows.stream().map(Row::slug).filter(Objects::nonNull).collect(Collectors.toSet()));
    }
}
