package dev.unspool.web;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.server.ServerWebExchange;

/** The request header of draft-ietf-httpapi-idempotency-key-header. Its value is opaque: with quotation marks, as the draft wants it, or without. */
public final class IdempotencyHeader {

    public static final String NAME = "Idempotency-Key";

    private static final Pattern VALID = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private IdempotencyHeader() {}

    /** Returns the key; empty if none was sent. @throws Problem if it cannot be a key */
    public static Optional<String> of(ServerWebExchange exchange) {
        var sent = Optional.ofNullable(exchange.getRequest().getHeaders().get(NAME))
                .orElse(List.of());
        if (sent.size() > 1 || !sent.stream().allMatch(key -> VALID.matcher(key).matches())) {
            throw Problem.malformed("Send one `" + NAME + "` of 1 to 200 visible ASCII characters.");
        }
        return sent.stream().findFirst();
    }
}
