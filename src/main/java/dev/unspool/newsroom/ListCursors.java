package dev.unspool.newsroom;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedCursor.Direction;
import dev.unspool.cursor.InvalidCursor;
import dev.unspool.cursor.SortKey;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes and reads cursors of the newsroom's lists: opaque, signed texts. They are cursors of a feed, whose filter hash names the
 * list.
 */
@Component
final class ListCursors {

    private final CursorText text;

    ListCursors(CursorText text) {
        this.text = text;
    }

    String write(String list, SortKey key) {
        return text.write(new FeedCursor(Direction.OLDER, key, 0, null, hash(list), 0));
    }

    /**
     * Reads a cursor.
     *
     * @param start the result if {@code cursor} is null
     * @throws Problem if it is not a cursor of this list
     */
    SortKey read(String list, @Nullable String cursor, SortKey start) {
        if (cursor == null) {
            return start;
        }
        var read = signed(cursor);
        if (read.filterHash() != hash(list)) {
            throw new Problem(
                    ProblemCode.CURSOR_MISMATCH,
                    "Use a cursor only with the list that gave it, or begin again without one.");
        }
        return read.key();
    }

    /** Returns the sort key of a row in a list that is ordered by a number. */
    static SortKey at(long number) {
        return new SortKey(number, new UUID(0, 0));
    }

    private FeedCursor signed(String cursor) {
        try {
            return text.readFeedCursor(cursor);
        } catch (InvalidCursor foreign) {
            throw new Problem(
                    ProblemCode.CURSOR_INVALID,
                    "Send `page.next` exactly as it came, or begin again without a cursor.");
        }
    }

    /**
     * Hashes the name of a list as a name-based UUID. Its MD5 is enough to tell a handful of lists apart, because the signature
     * excludes cursors that are not ours.
     */
    private static long hash(String list) {
        var name = ("newsroom " + list).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).getLeastSignificantBits();
    }
}
