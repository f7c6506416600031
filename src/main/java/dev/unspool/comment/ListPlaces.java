package dev.unspool.comment;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedPosition;
import dev.unspool.cursor.InvalidCursor;
import dev.unspool.cursor.ListCursor;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Places in lists of comments as the opaque, signed texts that clients hold. */
@Component
public final class ListPlaces {

    private final CursorText text;

    ListPlaces(CursorText text) {
        this.text = text;
    }

    /** The place of {@code comment} in the list with this hash. @param forward whether what follows it comes next, or what stands before it */
    public String write(boolean forward, Comment comment, long list) {
        var position = FeedPosition.of(comment.createdAt(), comment.id().value());
        return text.write(new ListCursor(forward, position, list));
    }

    /** @param start where {@code cursor} is null. @throws Problem where it is none of the list with this hash */
    public ListCursor read(@Nullable String cursor, FeedPosition start, long list) {
        if (cursor == null) {
            return new ListCursor(true, start, list);
        }
        var place = signed(cursor);
        if (place.listHash() != list) {
            throw mismatch();
        }
        return place;
    }

    private ListCursor signed(String cursor) {
        try {
            return text.readListCursor(cursor);
        } catch (InvalidCursor foreign) {
            throw text.isCursor(cursor) ? mismatch() : invalid();
        }
    }

    private static Problem mismatch() {
        return new Problem(
                ProblemCode.CURSOR_MISMATCH,
                "Use a cursor only with the parameters of the page that gave it, or begin again without one.");
    }

    private static Problem invalid() {
        return new Problem(
                ProblemCode.CURSOR_INVALID, "Send the cursor exactly as it was given, or begin again without one.");
    }
}
