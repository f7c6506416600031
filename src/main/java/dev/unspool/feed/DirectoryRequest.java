package dev.unspool.feed;

import dev.unspool.web.PageLimit;
import dev.unspool.web.QueryRule;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A valid request for a page of a directory. @param path one of those in {@link DirectoryResource} */
record DirectoryRequest(String path, int limit, @Nullable String cursor) {

    static final QueryRule QUERY = QueryRule.api("cursor", "limit");

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 200;

    /** @throws dev.unspool.web.Problem that says what to change */
    static DirectoryRequest of(String path, MultiValueMap<String, String> parameters) {
        var limit = PageLimit.of(parameters.getFirst("limit"), DEFAULT_LIMIT, MAX_LIMIT);
        return new DirectoryRequest(path, limit, parameters.getFirst("cursor"));
    }

    /** Returns the cache key: equal for all requests that ask for the same page. */
    String key() {
        return path + "?limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor);
    }

    /** Returns the address of the page at {@code cursor} of the same index. */
    String addressAt(String cursor) {
        return path + (limit == DEFAULT_LIMIT ? "?" : "?limit=" + limit + "&") + "cursor=" + cursor;
    }
}
