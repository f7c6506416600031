package dev.unspool.newsroom;

import dev.unspool.ledger.Edition;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Converts the edition of an article, a section, a tag or an author to its strong ETag and back. No two editions share one, so nobody overwrites a change that they
 * have not read.
 */
final class EntityTag {

    private static final Pattern OURS = Pattern.compile("\"([dv])([1-9]\\d{0,8})\"");

    /** Matches no article: for a tag that is not ours, or weak, which a change must not rely on (RFC 9110 section 13.1.1). */
    private static final Edition NONE = new Edition(true, 0);

    private EntityTag() {}

    static String of(Edition edition) {
        return '"' + edition.toString() + '"';
    }

    /**
     * Reads the edition from {@code If-Match}.
     *
     * @throws Problem if the header is missing, repeated, or {@code *}
     */
    static Edition required(ServerWebExchange exchange) {
        var sent = Optional.ofNullable(exchange.getRequest().getHeaders().get(HttpHeaders.IF_MATCH))
                .orElse(List.of());
        if (sent.size() != 1 || sent.get(0).isBlank() || sent.get(0).strip().equals("*")) {
            throw new Problem(
                    ProblemCode.PRECONDITION_REQUIRED,
                    "Send `If-Match` with the one ETag of what you read; `*` would overwrite what you did not read.");
        }
        var match = OURS.matcher(sent.get(0).strip());
        return match.matches() ? new Edition(match.group(1).equals("d"), Integer.parseInt(match.group(2))) : NONE;
    }
}
