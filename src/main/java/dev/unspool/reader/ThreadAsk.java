package dev.unspool.reader;

import dev.unspool.comment.AuthorHeader;
import dev.unspool.comment.ThreadRequest;
import dev.unspool.cursor.ReaderTokens;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/**
 * What is asked of a page of comments.
 *
 * @param only the one comment that is wanted, as its element; null for a page of them
 * @param isFragment whether the part that the script inserts is wanted alone
 * @param author who sees their own besides; null for everybody else
 * @param token by which an address says who that is: it goes along with the links. Null where a header said it
 */
record ThreadAsk(
        String slug,
        @Nullable String parent,
        @Nullable String order,
        @Nullable String cursor,
        @Nullable String limit,
        @Nullable String only,
        boolean isFragment,
        @Nullable UUID author,
        @Nullable String token) {

    static ThreadAsk of(String slug, ServerWebExchange exchange, ReaderTokens tokens) {
        var query = exchange.getRequest().getQueryParams();
        var inHeader = AuthorHeader.of(exchange, tokens);
        var token = inHeader == null ? query.getFirst("author") : null;
        var inQuery = author(token, tokens);
        return new ThreadAsk(
                slug,
                given(query, "parent"),
                given(query, "order"),
                given(query, "cursor"),
                given(query, "limit"),
                given(query, "only"),
                "1".equals(query.getFirst("fragment")),
                inHeader == null ? inQuery : inHeader,
                inQuery == null ? null : token);
    }

    /** The page that a form is drawn on again, from its top. */
    static ThreadAsk again(String slug, @Nullable String parent, @Nullable String token, ReaderTokens tokens) {
        var author = author(token, tokens);
        return new ThreadAsk(slug, parent, null, null, null, null, false, author, author == null ? null : token);
    }

    /** @throws dev.unspool.web.Problem that says what to change */
    ThreadRequest request() {
        return ThreadRequest.of(slug, parent, order, cursor, limit, author);
    }

    private static @Nullable UUID author(@Nullable String token, ReaderTokens tokens) {
        return token == null ? null : tokens.readAuthor(token).orElse(null);
    }

    private static @Nullable String given(MultiValueMap<String, String> query, String name) {
        var value = query.getFirst(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
