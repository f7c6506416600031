package dev.unspool.newsroom;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedCursor.Direction;
import dev.unspool.cursor.FeedPosition;
import dev.unspool.cursor.InvalidCursor;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Places in the newsroom's lists as the opaque, signed texts that clients hold. A cursor of a feed can do it: a position, and the hash that
 * ties it to its list.
 */
@Component
final class ListCursors {

    private final CursorText text;

    ListCursors(CursorText text) {
        this.text = text;
    }

    String write(String list, FeedPosition place) {
        return text.write(new FeedCursor(Direction.OLDER, place, 0, null, hash(list), 0));
    }

    /** @param start the place where {@code cursor} is null. @throws Problem where it is none of this list */
    FeedPosition read(String list, @Nullable String cursor, FeedPosition start) {
        if (cursor == null) {
            return start;
        }
        var read = signed(cursor);
        if (read.filterHash() != hash(list)) {
            throw new Problem(
                    ProblemCode.CURSOR_MISMATCH,
                    "Use a cursor only with the list that gave it, or begin again without one.");
        }
        return read.position();
    }

    static FeedPosition at(long number) {
        return new FeedPosition(number, new UUID(0, 0));
    }

    private FeedCursor signed(String cursor) {
        try {
            return text.readCursor(cursor);
        } catch (InvalidCursor foreign) {
            throw new Problem(
                    ProblemCode.CURSOR_INVALID,
                    "Send `page.next` exactly as it came, or begin again without a cursor.");
        }
    }

    /** A name-based UUID is at hand in Java, and MD5 is enough to tell a handful of lists apart: the signature keeps foreign ones out. */
    private static long hash(String list) {
        var name = ("newsroom " + list).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).getLeastSignificantBits();
    }
}
