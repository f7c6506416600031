package dev.unspool.comment;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.InvalidCursor;
import dev.unspool.cursor.ListCursor;
import dev.unspool.cursor.SortKey;
import dev.unspool.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes and reads cursors of lists of comments: opaque, signed strings for clients. */
@Component
public final class CommentCursors {

    private final CursorText text;

    CommentCursors(CursorText text) {
        this.text = text;
    }

    /**
     * Returns a cursor at {@code comment} in the list with this hash.
     *
     * @param forward whether it leads to the comments after this one, or to those before
     */
    public String write(boolean forward, Comment comment, long list) {
        var key = SortKey.of(comment.createdAt(), comment.id().value());
        return text.write(new ListCursor(forward, key, list));
    }

    /**
     * Reads {@code cursor}, or returns a cursor at {@code start} if it is null.
     *
     * @throws Problem if it is not a cursor of the list with this hash
     */
    public ListCursor read(@Nullable String cursor, SortKey start, long list) {
        if (cursor == null) {
            return new ListCursor(true, start, list);
        }
        var read = verified(cursor);
        if (read.listHash() != list) {
            throw mismatch();
        }
        return read;
    }

    private ListCursor verified(String cursor) {
        try {
            return text.readListCursor(cursor);
        } catch (InvalidCursor foreign) {
            throw text.isCursor(cursor) ? mismatch() : Problem.invalidCursor();
        }
    }

    private static Problem mismatch() {
        return Problem.mismatchedCursor("the parameters of the page that gave it");
    }
}
