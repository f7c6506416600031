package dev.unspool.comment;

import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The request header by which a reader shows which comments are theirs. */
public final class AuthorHeader {

    public static final String NAME = "Unspool-Author";

    private AuthorHeader() {}

    /** Whether the header is present, with any value. If it is, no shared cache may keep the answer, or each value would make another copy. */
    public static boolean isIn(ServerHttpRequest request) {
        return of(request) != null;
    }

    /** Whether the header is present in a request that WebFlux has not seen, as {@link #isIn(ServerHttpRequest)} says. */
    public static boolean isIn(HttpHeaders headers) {
        return headers.contains(NAME);
    }

    static @Nullable String of(ServerHttpRequest request) {
        return request.getHeaders().getFirst(NAME);
    }
}
