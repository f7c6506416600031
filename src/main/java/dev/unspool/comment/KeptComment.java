package dev.unspool.comment;

import static dev.unspool.comment.CommentRow.value;

import io.r2dbc.spi.Readable;
import java.util.UUID;

/** A comment, and whose it is. */
record KeptComment(Comment comment, UUID author) {

    static KeptComment of(Readable row) {
        return new KeptComment(CommentRow.comment(row), value(row, "author_id", UUID.class));
    }
}
