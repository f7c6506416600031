package dev.unspool.comment;

import dev.unspool.web.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** The header of draft-ietf-httpapi-idempotency-key-header. Its value is opaque. */
final class IdempotencyHeader {

    static final String NAME = "Idempotency-Key";

    private static final Pattern VALID = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private IdempotencyHeader() {}

    /** Null where none was sent. @throws Problem where it cannot be a key */
    static @Nullable String of(ServerWebExchange exchange) {
        var sent = exchange.getRequest().getHeaders().getOrEmpty(NAME);
        if (sent.size() > 1 || !sent.stream().allMatch(key -> VALID.matcher(key).matches())) {
            throw Problem.malformed("Send one `" + NAME + "` of 1 to 200 visible ASCII characters.");
        }
        return sent.isEmpty() ? null : sent.get(0);
    }
}
