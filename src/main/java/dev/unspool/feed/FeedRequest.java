package dev.unspool.feed;

import dev.unspool.article.Slug;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.web.PageLimit;
import dev.unspool.web.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What a client asks of the feed, within the rules. */
record FeedRequest(
        FeedFilter filter, View view, int limit, @Nullable String cursor) {

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
        requireKnownSort(parameters.getFirst("sort"));
        var view = view(parameters.getFirst("view"));
        var filter = new FeedFilter(slug(parameters, "section"), slug(parameters, "tag"), slug(parameters, "author"));
        return new FeedRequest(
                filter,
                view,
                PageLimit.of(parameters.getFirst("limit"), view.defaultLimit, view.maxLimit),
                parameters.getFirst("cursor"));
    }

    /** The same for all requests that ask for the same, whatever else is in their address. */
    String key() {
        return FeedAnswers.PATH + '?' + query() + (cursor == null ? "" : "&cursor=" + cursor);
    }

    /** Where the page at {@code cursor} of the same feed is. */
    String addressAt(String cursor) {
        var query = query();
        return FeedAnswers.PATH + '?' + query + (query.isEmpty() ? "" : "&") + "cursor=" + cursor;
    }

    private String query() {
        var query = new StringJoiner("&");
        add(query, "section", filter.section());
        add(query, "tag", filter.tag());
        add(query, "author", filter.author());
        add(query, "view", view == View.SUMMARY ? null : "full");
        add(query, "limit", limit == view.defaultLimit ? null : Integer.toString(limit));
        return query.toString();
    }

    private static void add(StringJoiner query, String name, @Nullable String value) {
        if (value != null) {
            query.add(name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    /** The slug that parameter {@code name} gives, or null. @throws Problem where it gives something that can be none */
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

    private static void requireKnownSort(@Nullable String sort) {
        if (sort != null && !sort.equals("latest")) {
            throw Problem.malformed("Give `sort` as `latest`; there is no other order yet.");
        }
    }
}
