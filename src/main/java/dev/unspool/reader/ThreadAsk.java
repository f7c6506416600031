package dev.unspool.reader;

import dev.unspool.comment.AuthorHeader;
import dev.unspool.comment.Authors;
import dev.unspool.comment.ThreadRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;

/**
 * What is asked of a page of comments.
 *
 * @param only the one comment that is wanted, as its element; null for a page of them
 * @param isFragment whether the part that the script inserts is wanted alone
 * @param isOwn whether no cache may keep the answer: it was asked for after a comment was sent, even where the browser kept no cookie, or with
 *     {@code Unspool-Author}, even where that names nobody
 * @param author who sees their own besides; null for everybody else
 */
record ThreadAsk(
        String slug,
        @Nullable String parent,
        @Nullable String order,
        @Nullable String cursor,
        @Nullable String limit,
        @Nullable String only,
        boolean isFragment,
        boolean isOwn,
        @Nullable UUID author) {

    /** @throws dev.unspool.web.Problem where the reader's token has expired */
    static ThreadAsk of(String slug, ServerHttpRequest request, Authors authors) {
        var query = request.getQueryParams();
        return new ThreadAsk(
                slug,
                given(query, "parent"),
                given(query, "order"),
                given(query, "cursor"),
                given(query, "limit"),
                given(query, "only"),
                "1".equals(query.getFirst("fragment")),
                "1".equals(query.getFirst("own")) || AuthorHeader.isIn(request),
                authors.of(request));
    }

    /** The page that a form is drawn on again, from its top. */
    static ThreadAsk again(String slug, @Nullable String parent, @Nullable UUID author) {
        return new ThreadAsk(slug, parent, null, null, null, null, false, true, author);
    }

    /** @throws dev.unspool.web.Problem that says what to change */
    ThreadRequest request() {
        return ThreadRequest.of(slug, parent, order, cursor, limit, author);
    }

    private static @Nullable String given(MultiValueMap<String, String> query, String name) {
        var value = query.getFirst(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
