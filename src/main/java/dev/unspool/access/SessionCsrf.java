package dev.unspool.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.DefaultCsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Derives the CSRF token from the session, so that nothing has to be stored. Without a session there is no token. */
public final class SessionCsrf implements ServerCsrfTokenRepository {

    static final String HEADER = "X-CSRF-Token";
    static final String FIELD = "_csrf";

    private final SessionCookie cookie;

    SessionCsrf(SessionCookie cookie) {
        this.cookie = cookie;
    }

    @Override
    public Mono<CsrfToken> generateToken(ServerWebExchange exchange) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> saveToken(ServerWebExchange exchange, @Nullable CsrfToken token) {
        return Mono.empty();
    }

    @Override
    public Mono<CsrfToken> loadToken(ServerWebExchange exchange) {
        return Mono.justOrEmpty(cookie.read(exchange))
                .map(session -> new DefaultCsrfToken(HEADER, FIELD, session.csrf()));
    }

    /**
     * Returns the token for a page to send back, or an empty text. It is masked differently in every page, because a compressed
     * page could otherwise be made to reveal it (BREACH).
     */
    public static Mono<String> of(ServerWebExchange exchange) {
        Mono<CsrfToken> token = exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
        return token.map(CsrfToken::getToken).defaultIfEmpty("");
    }
}
