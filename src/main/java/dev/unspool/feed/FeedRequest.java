package dev.unspool.feed;

import dev.unspool.article.Slug;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.util.Map;
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
        return new FeedRequest(filter, view, limit(parameters.getFirst("limit"), view), parameters.getFirst("cursor"));
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

    private static int limit(@Nullable String limit, View view) {
        if (limit == null) {
            return view.defaultLimit;
        }
        // Four digits and more are out of range, and must not overflow on the way to that answer.
        if (!limit.matches("\\d{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > view.maxLimit) {
            throw new Problem(
                    ProblemCode.LIMIT_OUT_OF_RANGE,
                    "Give `limit` as a whole number from 1 to " + view.maxLimit + ".",
                    Map.of("max", view.maxLimit));
        }
        return Integer.parseInt(limit);
    }
}
