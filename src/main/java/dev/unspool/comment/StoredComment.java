package dev.unspool.comment;

import static dev.unspool.comment.CommentRow.value;

import io.r2dbc.spi.Readable;
import java.util.UUID;

/** A stored comment with the id of its author. */
record StoredComment(Comment comment, UUID author) {

    static StoredComment of(Readable row) {
        return new StoredComment(CommentRow.comment(row), value(row, "author_id", UUID.class));
    }
}
