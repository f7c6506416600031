package dev.unspool.reader;

import dev.unspool.hotfeed.RequestTarget;
import dev.unspool.web.Problem;
import dev.unspool.web.QueryRule;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query of a page's address.
 *
 * @param cursor for a list, its page, null for the first; for an article's page, its position in a session, null if one begins here
 * @param isFragment whether only the part that the script inserts is requested
 * @param version for an article's fragment, the version that is requested; null for the newest
 * @param from for a version, an earlier one from which only the difference is requested; null for the whole
 */
record PageQuery(
        @Nullable String cursor,
        boolean isFragment,
        @Nullable Integer version,
        @Nullable Integer from) {

    private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,8}");

    /** @throws Problem if {@code fragment} is not 1, {@code version} no version, or {@code from} none that is earlier */
    static PageQuery of(RequestTarget target) {
        var isFragment = QueryRule.flag(target.parameters(), "fragment");
        var version = isFragment ? version(target, "version") : null;
        var from = version == null ? null : version(target, "from");
        if (version != null && from != null && from >= version) {
            throw Problem.malformed("Give `from` as an earlier version than `version`, or leave it out.");
        }
        return new PageQuery(target.parameter("cursor"), isFragment, version, from);
    }

    private static @Nullable Integer version(RequestTarget target, String name) {
        var version = target.parameter(name);
        if (version != null && !VERSION.matcher(version).matches()) {
            throw Problem.malformed("Give `" + name + "` as a whole number from 1, or leave it out.");
        }
        return version == null ? null : Integer.valueOf(version);
    }

    /** Returns the cache key: equal for all requests at {@code path} that ask for the same. */
    String key(String path) {
        var query = canonical();
        return query == null ? path : path + '?' + query;
    }

    /** Returns the parameters that count, in one order: without those of campaigns. Null if there are none. */
    @Nullable
    String canonical() {
        var query = new StringJoiner("&");
        if (isFragment) {
            query.add("fragment=1");
        }
        if (cursor != null) {
            query.add("cursor=" + cursor);
        }
        if (version != null) {
            query.add("version=" + version);
        }
        if (from != null) {
            query.add("from=" + from);
        }
        return query.length() == 0 ? null : query.toString();
    }
}
