package dev.unspool.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.DefaultCsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What tells a form of ours from one of another site: it follows from the session, and without one there is none. */
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

    /** As the page has to send it: masked anew with every page, since a compressed page could be made to tell it otherwise (BREACH). */
    public static Mono<String> of(ServerWebExchange exchange) {
        Mono<CsrfToken> token = exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
        return token.map(CsrfToken::getToken).defaultIfEmpty("");
    }
}
