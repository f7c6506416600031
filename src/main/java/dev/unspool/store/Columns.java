package dev.unspool.store;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row by the types that ours have. A null where the schema allows none is a defect, and fails as one. */
record Columns(Readable row) {

    String text(String column) {
        return present(column, String.class);
    }

    @Nullable
    String textOrNull(String column) {
        return row.get(column, String.class);
    }

    List<String> texts(String column) {
        return List.of(present(column, String[].class));
    }

    UUID id(String column) {
        return present(column, UUID.class);
    }

    @Nullable
    UUID idOrNull(String column) {
        return row.get(column, UUID.class);
    }

    boolean holds(String column) {
        return idOrNull(column) != null;
    }

    boolean flag(String column) {
        return present(column, Boolean.class);
    }

    long number(String column) {
        return present(column, Long.class);
    }

    @Nullable
    Long numberOrNull(String column) {
        return row.get(column, Long.class);
    }

    int count(String column) {
        return present(column, Integer.class);
    }

    @Nullable
    Integer countOrNull(String column) {
        return row.get(column, Integer.class);
    }

    /** The place in a ranking; null beyond it. */
    @Nullable
    Integer placeOrNull() {
        var place = numberOrNull("hot_place");
        return place == null ? null : Math.toIntExact(place);
    }

    Instant instant(String column) {
        return present(column, Instant.class);
    }

    @Nullable
    Instant instantOrNull(String column) {
        return row.get(column, Instant.class);
    }

    LogHead log() {
        return new LogHead(id("log_epoch"), number("log_seq"), number("log_number"));
    }

    private <T> T present(String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
