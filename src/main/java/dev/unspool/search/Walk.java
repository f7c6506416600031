package dev.unspool.search;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.InvalidCursor;
import dev.unspool.cursor.SearchCursor;
import dev.unspool.cursor.SortKey;
import dev.unspool.web.Problem;
import java.time.Instant;

/** Where a walk through results begins, and whether it has begun before. @param isFirst whether this is the first page */
record Walk(SearchCursor cursor, boolean isFirst) {

    /** A score above that of the best result. */
    private static final double BEFORE_ALL = Double.POSITIVE_INFINITY;

    /** @throws Problem if the request's cursor is not of the same search */
    static Walk of(SearchRequest request, CursorText text, Instant now) {
        var sent = request.cursor();
        return sent == null ? new Walk(start(request, now), true) : new Walk(continued(request, sent, text), false);
    }

    /** The moment from which ages are reckoned. */
    Instant asOf() {
        return new SortKey(cursor.asOf(), cursor.key().id()).publishedAt();
    }

    /** Returns the window that the walk has come to; the first one for a new walk. */
    Window window() {
        return Window.ALL.get(cursor.window());
    }

    /** Returns the cursor of this walk in {@code window}, with its head pinned. */
    SearchCursor in(Window window, long number) {
        return cursor(cursor.score(), cursor.key(), window, number);
    }

    /** Returns the cursor of this walk before the first result of {@code window}, with its head pinned. */
    SearchCursor begin(Window window, long number) {
        return cursor(BEFORE_ALL, SortKey.NEWEST, window, number);
    }

    private SearchCursor cursor(double score, SortKey key, Window window, long number) {
        return new SearchCursor(
                score, key, Math.min(cursor.head(), number), cursor.asOf(), window.number(), cursor.searchHash());
    }

    private static SearchCursor start(SearchRequest request, Instant now) {
        var asOf = SortKey.of(now, SortKey.NEWEST.id()).micros();
        return new SearchCursor(BEFORE_ALL, SortKey.NEWEST, Long.MAX_VALUE, asOf, 0, request.hash());
    }

    private static SearchCursor continued(SearchRequest request, String sent, CursorText text) {
        var read = read(sent, text);
        if (read.searchHash() != request.hash()) {
            throw mismatch();
        }
        return read;
    }

    private static SearchCursor read(String sent, CursorText text) {
        try {
            return text.readSearchCursor(sent);
        } catch (InvalidCursor foreign) {
            throw text.isCursor(sent) ? mismatch() : Problem.invalidCursor();
        }
    }

    private static Problem mismatch() {
        return Problem.mismatchedCursor("the search that gave it");
    }
}
