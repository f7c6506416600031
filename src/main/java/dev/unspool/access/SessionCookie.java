package dev.unspool.access;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * Where a browser keeps its session: out of the reach of scripts and of other sites' requests. Over TLS its name begins with {@code __Host-}, so
 * that no neighbouring host can set it (RFC 6265bis section 4.1.3.2).
 */
public final class SessionCookie {

    static final String NAME = "unspool-session";
    static final String SECURE_NAME = "__Host-" + NAME;

    private SessionCookie() {}

    public static Optional<SessionText> read(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return Optional.ofNullable(request.getCookies().getFirst(name(isSecure(request))))
                .flatMap(cookie -> SessionText.parse(cookie.getValue()));
    }

    public static void give(ServerWebExchange exchange, SessionText session) {
        set(exchange, session.value(), Sessions.LIFE);
    }

    public static void take(ServerWebExchange exchange) {
        set(exchange, "", Duration.ZERO);
    }

    private static void set(ServerWebExchange exchange, String value, Duration life) {
        var isSecure = isSecure(exchange.getRequest());
        exchange.getResponse()
                .addCookie(ResponseCookie.from(name(isSecure), value)
                        .httpOnly(true)
                        .secure(isSecure)
                        .sameSite("Strict")
                        .path("/")
                        .maxAge(life)
                        .build());
    }

    /** Here or at a proxy in front. Whoever lies about the latter only makes their own cookie stricter. */
    private static boolean isSecure(ServerHttpRequest request) {
        return "https".equals(request.getURI().getScheme()) || "https".equals(forwarded(request.getHeaders()));
    }

    private static String forwarded(HttpHeaders headers) {
        return Optional.ofNullable(headers.getFirst("X-Forwarded-Proto"))
                .orElse("")
                .strip();
    }

    private static String name(boolean isSecure) {
        return isSecure ? SECURE_NAME : NAME;
    }
}
