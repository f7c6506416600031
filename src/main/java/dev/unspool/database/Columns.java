package dev.unspool.database;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a row by type. A null in a column that allows none is a defect and throws a {@code NullPointerException}. */
public record Columns(Readable row) {

    public String text(String column) {
        return present(column, String.class);
    }

    public @Nullable String textOrNull(String column) {
        return row.get(column, String.class);
    }

    public List<String> texts(String column) {
        return List.of(present(column, String[].class));
    }

    public @Nullable List<String> textsOrNull(String column) {
        var texts = row.get(column, String[].class);
        return texts == null ? null : List.of(texts);
    }

    public UUID id(String column) {
        return present(column, UUID.class);
    }

    public @Nullable UUID idOrNull(String column) {
        return row.get(column, UUID.class);
    }

    public boolean holds(String column) {
        return idOrNull(column) != null;
    }

    public boolean flag(String column) {
        return present(column, Boolean.class);
    }

    public long number(String column) {
        return present(column, Long.class);
    }

    public @Nullable Long numberOrNull(String column) {
        return row.get(column, Long.class);
    }

    public int count(String column) {
        return present(column, Integer.class);
    }

    public @Nullable Integer countOrNull(String column) {
        return row.get(column, Integer.class);
    }

    /** The rank in the hot ranking; null for an article that is not in it. */
    public @Nullable Integer placeOrNull() {
        var place = numberOrNull("hot_place");
        return place == null ? null : Math.toIntExact(place);
    }

    public Instant instant(String column) {
        return present(column, Instant.class);
    }

    public @Nullable Instant instantOrNull(String column) {
        return row.get(column, Instant.class);
    }

    private <T> T present(String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
