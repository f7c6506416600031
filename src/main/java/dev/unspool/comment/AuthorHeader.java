package dev.unspool.comment;

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

    static @Nullable String of(ServerHttpRequest request) {
        return request.getHeaders().getFirst(NAME);
    }
}
