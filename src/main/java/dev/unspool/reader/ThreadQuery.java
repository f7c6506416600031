package dev.unspool.reader;

import dev.unspool.comment.AuthorHeader;
import dev.unspool.comment.Authors;
import dev.unspool.comment.ThreadRequest;
import dev.unspool.web.QueryRule;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;

/**
 * The query of a page of comments.
 *
 * @param only the id of a comment, whose element alone is requested by a fragment; null for all of the page
 * @param isFragment whether only the part that the script inserts is requested
 * @param isOwn whether caches must not keep the answer: it is requested after a comment was sent, even if the browser kept no cookie, or
 *     with {@code Unspool-Author}, even if that names nobody
 * @param author who also sees their own comments that are not public; null for everybody else
 */
record ThreadQuery(
        String slug,
        @Nullable String parent,
        @Nullable String order,
        @Nullable String cursor,
        @Nullable String limit,
        @Nullable String only,
        boolean isFragment,
        boolean isOwn,
        @Nullable UUID author) {

    /** @throws dev.unspool.web.Problem if the reader's token has expired, or a parameter that is 1 or absent is anything else */
    static ThreadQuery of(String slug, ServerHttpRequest request, Authors authors) {
        var query = request.getQueryParams();
        var isOwn = QueryRule.flag(query, "own") || AuthorHeader.isIn(request);
        return of(slug, query, isOwn, authors.of(request));
    }

    /** Returns the query of a page that everybody gets. @throws dev.unspool.web.Problem if a parameter that is 1 or absent is anything else */
    static ThreadQuery ofEverybody(String slug, MultiValueMap<String, String> query) {
        return of(slug, query, false, null);
    }

    private static ThreadQuery of(
            String slug, MultiValueMap<String, String> query, boolean isOwn, @Nullable UUID author) {
        return new ThreadQuery(
                slug,
                filled(query, "parent"),
                filled(query, "order"),
                filled(query, "cursor"),
                filled(query, "limit"),
                filled(query, "only"),
                QueryRule.flag(query, "fragment"),
                isOwn,
                author);
    }

    /** Returns the query of the page on which a form is rendered again, from its top. */
    static ThreadQuery again(String slug, @Nullable String parent, @Nullable UUID author) {
        return new ThreadQuery(slug, parent, null, null, null, null, false, true, author);
    }

    /** Whether the element of one comment is requested, and nothing else. */
    boolean isOfOneComment() {
        return isFragment && only != null;
    }

    /** Whether everybody gets the same answer. */
    boolean isShared() {
        return author == null && !isOwn;
    }

    /**
     * Returns a text that is equal for all queries of an article that get the same page. Links repeat the order as it was given.
     *
     * @throws dev.unspool.web.Problem that says what to change
     */
    String key() {
        return (isFragment ? "?fragment=1 " : "? ") + order + " " + request().key();
    }

    /** @throws dev.unspool.web.Problem that says what to change */
    ThreadRequest request() {
        return ThreadRequest.of(slug, parent, order, cursor, limit, author, isShared());
    }

    private static @Nullable String filled(MultiValueMap<String, String> query, String name) {
        var value = query.getFirst(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
