package dev.unspool.feed;

import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.ReadRanges;
import dev.unspool.web.Problem;
import dev.unspool.web.QueryRule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A valid request of a reading session.
 *
 * @param html whether articles come with their HTML element
 */
public record SessionRequest(FeedFilter filter, @Nullable String cursor, ReadRanges read, boolean html) {

    /** @throws Problem that says what to change */
    public static SessionRequest of(MultiValueMap<String, String> parameters) {
        return new SessionRequest(
                FeedFilter.section(FeedRequest.slug(parameters, "section")),
                parameters.getFirst("cursor"),
                read(Objects.requireNonNullElse(parameters.getFirst("read"), "")),
                QueryRule.flag(parameters, "html"));
    }

    /** Returns this request with another filter. */
    public SessionRequest with(FeedFilter other) {
        return new SessionRequest(other, cursor, read, html);
    }

    private static ReadRanges read(String text) {
        try {
            return ReadRanges.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw Problem.malformed("`read`: " + malformed.getMessage() + ".");
        }
    }
}
