package dev.unspool.feed;

import dev.unspool.article.Slug;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.web.PageLimit;
import dev.unspool.web.Problem;
import dev.unspool.web.QueryRule;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A valid request for a page of the feed. */
record FeedRequest(
        FeedFilter filter,
        Sort sort,
        View view,
        int limit,
        @Nullable String cursor) {

    static final QueryRule QUERY = QueryRule.api("section", "tag", "author", "sort", "view", "limit", "cursor");

    enum View {
        SUMMARY(20, 100),
        FULL(5, 20);

        private final int defaultLimit;
        private final int maxLimit;

        View(int defaultLimit, int maxLimit) {
            this.defaultLimit = defaultLimit;
            this.maxLimit = maxLimit;
        }
    }

    /** @throws Problem that says what to change */
    static FeedRequest of(MultiValueMap<String, String> parameters) {
        var sort = Sort.of(parameters.getFirst("sort"));
        var view = view(parameters.getFirst("view"));
        var filter = new FeedFilter(slug(parameters, "section"), slug(parameters, "tag"), slug(parameters, "author"));
        return new FeedRequest(
                filter,
                sort,
                view,
                PageLimit.of(parameters.getFirst("limit"), view.defaultLimit, view.maxLimit),
                parameters.getFirst("cursor"));
    }

    /** Returns the cache key: equal for all requests that ask for the same page, whatever else their addresses contain. */
    String key() {
        return FeedResource.PATH + '?' + query() + (cursor == null ? "" : "&cursor=" + cursor);
    }

    /** Returns the address of the page at {@code cursor} of the same feed. */
    String addressAt(String cursor) {
        var query = query();
        return FeedResource.PATH + '?' + query + (query.isEmpty() ? "" : "&") + "cursor=" + cursor;
    }

    private String query() {
        var query = new StringJoiner("&");
        add(query, "section", filter.section());
        add(query, "tag", filter.tag());
        add(query, "author", filter.author());
        add(query, "sort", sort == Sort.LATEST ? null : sort.code());
        add(query, "view", view == View.SUMMARY ? null : "full");
        add(query, "limit", limit == view.defaultLimit ? null : Integer.toString(limit));
        return query.toString();
    }

    private static void add(StringJoiner query, String name, @Nullable String value) {
        if (value != null) {
            query.add(name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    /**
     * Returns the slug that parameter {@code name} gives, or null.
     *
     * @throws Problem if its value cannot be a slug
     */
    static @Nullable String slug(MultiValueMap<String, String> parameters, String name) {
        var slug = parameters.getFirst(name);
        if (slug != null && !Slug.isValid(slug)) {
            throw Problem.malformed("Give `" + name + "` as a slug, as the articles of the feed name it.");
        }
        return slug;
    }

    private static View view(@Nullable String view) {
        if (view == null || view.equals("summary")) {
            return View.SUMMARY;
        }
        if (view.equals("full")) {
            return View.FULL;
        }
        throw Problem.malformed("Give `view` as `summary` or `full`.");
    }
}
