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

/** Reads the cursors that clients send, and rejects those that were made for another use. */
@Component
final class Cursors {

    private final CursorText text;

    Cursors(CursorText text) {
        this.text = text;
    }

    /**
     * Reads a cursor of a plain feed with this filter.
     *
     * @throws Problem if it is anything else
     */
    FeedCursor ofFeed(String cursor, FeedFilter filter) {
        var read = read(cursor);
        if (read.entry() != null || read.filterHash() != filter.hash()) {
            throw ofAnotherFeed();
        }
        return read;
    }

    /**
     * Reads a cursor in hot order of a feed with this filter.
     *
     * @throws Problem if it is anything else
     */
    HotCursor ofHot(String cursor, FeedFilter filter) {
        var read = readHot(cursor);
        if (read.filterHash() != filter.hash()) {
            throw ofAnotherFeed();
        }
        return read;
    }

    /**
     * Reads a cursor of a reading session with this filter that began at {@code entry}.
     *
     * @throws Problem if it is anything else
     */
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

    /**
     * Reads a cursor of a reading session with this filter that began at any article.
     *
     * @throws Problem if it is anything else
     */
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
            return text.readFeedCursor(cursor);
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

    /** Tells a cursor of the other order, which is used with the wrong feed, from a text that is no cursor. */
    private Problem unreadable(String cursor) {
        return text.isCursor(cursor) ? ofAnotherFeed() : Problem.invalidCursor();
    }

    private static Problem ofAnotherFeed() {
        return Problem.mismatchedCursor("the sort, section, tag and author of the page that gave it");
    }
}
