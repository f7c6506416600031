package dev.unspool.search;

import dev.unspool.article.Prose;
import dev.unspool.article.Slug;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.web.PageLimit;
import dev.unspool.web.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A valid request for a page of results.
 *
 * @param text what the reader typed
 * @param filter by slugs, or by keys once they are looked up
 * @param from first day of publication, in UTC
 * @param until last day of publication, in UTC
 */
public record SearchRequest(
        String text,
        FeedFilter filter,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Order order,
        int limit,
        @Nullable String cursor) {

    /** Names of all parameters. */
    static final String[] PARAMETERS = {"q", "section", "tag", "author", "from", "until", "sort", "limit", "cursor"};

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 50;

    /** The order of the results. */
    public enum Order {
        BEST,
        NEWEST;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws Problem that says what to change */
    public static SearchRequest of(MultiValueMap<String, String> parameters) {
        return new SearchRequest(
                text(parameters.getFirst("q")),
                new FeedFilter(slug(parameters, "section"), slug(parameters, "tag"), slug(parameters, "author")),
                day(parameters, "from"),
                day(parameters, "until"),
                order(parameters.getFirst("sort")),
                PageLimit.of(parameters.getFirst("limit"), DEFAULT_LIMIT, MAX_LIMIT),
                parameters.getFirst("cursor"));
    }

    /** Returns the query of an address that asks the same, at {@code otherCursor}. */
    public String query(@Nullable String otherCursor) {
        var query = new StringJoiner("&");
        add(query, "q", text);
        add(query, "section", filter.section());
        add(query, "tag", filter.tag());
        add(query, "author", filter.author());
        add(query, "from", from == null ? null : from.toString());
        add(query, "until", until == null ? null : until.toString());
        add(query, "sort", order == Order.BEST ? null : order.code());
        add(query, "limit", limit == DEFAULT_LIMIT ? null : Integer.toString(limit));
        add(query, "cursor", otherCursor);
        return query.toString();
    }

    /** Returns the first page of the same search for another text. */
    public SearchRequest with(String otherText) {
        return new SearchRequest(otherText, filter, from, until, order, limit, null);
    }

    SearchRequest filteredBy(FeedFilter keys) {
        return new SearchRequest(text, keys, from, until, order, limit, cursor);
    }

    /** Returns a hash of all but limit and cursor. Signed, 64 bits are enough to tell searches apart. */
    long hash() {
        var parts = String.join(
                "\0",
                text,
                Long.toString(filter.hash()),
                Objects.toString(from),
                Objects.toString(until),
                order.code());
        return UUID.nameUUIDFromBytes(parts.getBytes(StandardCharsets.UTF_8)).getLeastSignificantBits();
    }

    private static String text(@Nullable String q) {
        if (q == null || q.isEmpty() || q.length() > SearchText.MAX_LENGTH) {
            throw Problem.malformed("Give `q`, what to look for, in 1 to " + SearchText.MAX_LENGTH + " characters.");
        }
        return Prose.cleaned(q).strip();
    }

    private static @Nullable String slug(MultiValueMap<String, String> parameters, String name) {
        var slug = parameters.getFirst(name);
        if (slug != null && !Slug.isValid(slug)) {
            throw Problem.malformed("Give `" + name + "` as a slug, as articles name it.");
        }
        return slug;
    }

    private static @Nullable LocalDate day(MultiValueMap<String, String> parameters, String name) {
        var day = parameters.getFirst(name);
        if (day == null) {
            return null;
        }
        try {
            var date = LocalDate.parse(day);
            if (date.getYear() >= 1 && date.getYear() <= 9998) {
                return date;
            }
        } catch (DateTimeException malformed) {
            // answered like every other text that is no day
        }
        throw Problem.malformed("Give `" + name + "` as a day, such as 2026-01-31.");
    }

    private static Order order(@Nullable String sort) {
        if (sort == null || sort.equals("best")) {
            return Order.BEST;
        }
        if (sort.equals("newest")) {
            return Order.NEWEST;
        }
        throw Problem.malformed("Give `sort` as `best` or `newest`.");
    }

    private static void add(StringJoiner query, String name, @Nullable String value) {
        if (value != null) {
            query.add(name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
