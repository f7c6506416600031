package dev.unspool.comment;

import dev.unspool.cursor.ReaderTokens;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** By which a reader shows which comments are theirs. */
public final class AuthorHeader {

    public static final String NAME = "Unspool-Author";

    private AuthorHeader() {}

    static @Nullable String text(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().getFirst(NAME);
    }

    /** Null where none was sent, or one that was not given out here. */
    public static @Nullable UUID of(ServerWebExchange exchange, ReaderTokens tokens) {
        var text = text(exchange);
        return text == null ? null : tokens.readAuthor(text).orElse(null);
    }
}
