package dev.unspool.tail;

import dev.unspool.web.Problem;
import dev.unspool.web.QueryRule;
import dev.unspool.web.QueryStrings;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The address of one answer of the tail.
 *
 * @param epoch of the change log
 * @param after the {@code seq} of the last change that the reader knows
 * @param round the request is held until this many times {@link Rounds#LENGTH} have passed since 1970
 */
record TailAddress(UUID epoch, long after, long round) {

    static final String PREFIX = "/api/v1/tail/";

    private static final Pattern REST =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(0|[1-9]\\d{0,17})/(0|[1-9]\\d{0,9})");

    /**
     * Parses the target of a request, which begins with {@link #PREFIX}.
     *
     * @throws Problem if it is not written as every answer writes it: another spelling would be cached as another answer
     */
    static TailAddress parse(String target) {
        QueryRule.NONE.check(QueryStrings.of(target));
        var rest = REST.matcher(target.substring(PREFIX.length()));
        if (!rest.matches()) {
            throw Problem.malformed(
                    "Follow `next` of the answer before, as it is: epoch, seq and round, without a query.");
        }
        return new TailAddress(
                UUID.fromString(rest.group(1)), Long.parseLong(rest.group(2)), Long.parseLong(rest.group(3)));
    }

    /** Returns the path. */
    String path() {
        return PREFIX + epoch + '/' + after + '/' + round;
    }
}
