package dev.unspool.feed;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedCursor.Direction;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.HotCursor;
import dev.unspool.cursor.InvalidCursor;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the cursors that clients send back, and refuses those that were not made for what they are used for. */
@Component
final class Cursors {

    private final CursorText text;

    Cursors(CursorText text) {
        this.text = text;
    }

    /** A cursor of a plain feed with this filter. @throws Problem where it is none */
    FeedCursor ofFeed(String cursor, FeedFilter filter) {
        var read = read(cursor);
        if (read.entry() != null || read.filterHash() != filter.hash()) {
            throw ofAnotherFeed();
        }
        return read;
    }

    /** A cursor of a feed with this filter in hot order. @throws Problem where it is none */
    HotCursor ofHot(String cursor, FeedFilter filter) {
        var read = readHot(cursor);
        if (read.filterHash() != filter.hash()) {
            throw ofAnotherFeed();
        }
        return read;
    }

    /** A cursor of a reading session with this filter, begun at {@code entry}. @throws Problem where it is none */
    FeedCursor ofSession(String cursor, FeedFilter filter, @Nullable ArticleId entry) {
        var read = read(cursor);
        if (read.direction() != Direction.OLDER
                || read.filterHash() != filter.hash()
                || !Objects.equals(read.entry(), entry)) {
            throw new Problem(
                    ProblemCode.CURSOR_MISMATCH,
                    "Use a session's cursor only with the article and the section it began with, or begin again without one.");
        }
        return read;
    }

    /** A cursor of a reading session with this filter, whatever article it began at. @throws Problem where it is none */
    FeedCursor ofAnySession(String cursor, FeedFilter filter) {
        var entry = read(cursor).entry();
        if (entry == null) {
            throw new Problem(
                    ProblemCode.CURSOR_MISMATCH,
                    "Use a cursor of an article's page only on such a page, or begin again without one.");
        }
        return ofSession(cursor, filter, entry);
    }

    private FeedCursor read(String cursor) {
        try {
            return text.readCursor(cursor);
        } catch (InvalidCursor invalid) {
            throw unreadable(cursor);
        }
    }

    private HotCursor readHot(String cursor) {
        try {
            return text.readHotCursor(cursor);
        } catch (InvalidCursor invalid) {
            throw unreadable(cursor);
        }
    }

    /** What cannot be read as one kind of cursor may be of the other. */
    private Problem unreadable(String cursor) {
        return text.isCursor(cursor)
                ? ofAnotherFeed()
                : new Problem(
                        ProblemCode.CURSOR_INVALID,
                        "Send the cursor exactly as it was given, or begin again without one.");
    }

    private static Problem ofAnotherFeed() {
        return new Problem(
                ProblemCode.CURSOR_MISMATCH,
                "Use a cursor only with the sort, section, tag and author of the page that gave it, or begin again without one.");
    }
}
