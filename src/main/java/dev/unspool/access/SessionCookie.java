package dev.unspool.access;

import dev.unspool.web.HostCookie;
import dev.unspool.web.Site;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Reads and writes the cookie that holds a browser's session. */
@Component
@ConditionalOnWebApplication
public final class SessionCookie {

    private final HostCookie cookie;

    SessionCookie(Site site) {
        this.cookie = HostCookie.of(site, "unspool-session");
    }

    public Optional<SessionText> read(ServerWebExchange exchange) {
        return cookie.read(exchange.getRequest()).flatMap(SessionText::parse);
    }

    public void set(ServerWebExchange exchange, SessionText session) {
        cookie.set(exchange.getResponse(), session.value(), Sessions.LIFE);
    }

    public void clear(ServerWebExchange exchange) {
        cookie.clear(exchange.getResponse());
    }
}
