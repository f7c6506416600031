package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads comments from rows. A null in a column that allows none is a defect, and throws. */
public final class CommentRow {

    /** The columns of a comment, of the table alias {@code c}. */
    public static final String COLUMNS =
            "c.id, c.article_id, c.parent_id, c.state, c.name, c.text, c.created_at, c.edited_at, "
                    + "c.replies, c.reports, c.reasons, c.version";

    private CommentRow() {}

    public static Comment comment(Readable row) {
        var parent = row.get("parent_id", UUID.class);
        return new Comment(
                new CommentId(value(row, "id", UUID.class)),
                new ArticleId(value(row, "article_id", UUID.class)),
                parent == null ? null : new CommentId(parent),
                CommentState.of(value(row, "state", String.class)),
                value(row, "name", String.class),
                value(row, "text", String.class),
                value(row, "created_at", Instant.class),
                instant(row, "edited_at"),
                value(row, "replies", Integer.class),
                value(row, "reports", Integer.class),
                List.of(value(row, "reasons", String[].class)),
                value(row, "version", Integer.class));
    }

    public static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    private static @Nullable Instant instant(Readable row, String column) {
        return row.get(column, Instant.class);
    }
}
