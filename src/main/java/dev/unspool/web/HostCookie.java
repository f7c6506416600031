package dev.unspool.web;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * A cookie of this host alone, out of the reach of scripts and of other sites' requests.
 *
 * <p>Where the site's base URL is https, its name begins with {@code __Host-} and browsers send it over TLS alone, so that neither a neighbouring
 * host nor anyone on the way can set or read it (RFC 6265bis section 4.1.3.2). Elsewhere, as in the demo, browsers would not keep such a cookie.
 */
public final class HostCookie {

    private static final String PREFIX = "__Host-";

    private final String name;
    private final boolean isSecure;

    private HostCookie(String name, boolean isSecure) {
        this.name = name;
        this.isSecure = isSecure;
    }

    /** @param name without a prefix, such as {@code unspool-session} */
    public static HostCookie of(Site site, String name) {
        return new HostCookie(site.isHttps() ? PREFIX + name : name, site.isHttps());
    }

    /** The name that browsers know it by, with its prefix. */
    public String name() {
        return name;
    }

    /** The value that the browser sent, unchecked; empty where it sent none. */
    public Optional<String> read(ServerHttpRequest request) {
        return Optional.ofNullable(request.getCookies().getFirst(name)).map(cookie -> cookie.getValue());
    }

    /** Has the browser keep {@code value} for {@code life}. */
    public void set(ServerHttpResponse response, String value, Duration life) {
        response.addCookie(ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(isSecure)
                .sameSite("Strict")
                .path("/")
                .maxAge(life)
                .build());
    }

    /** Has the browser forget it. */
    public void clear(ServerHttpResponse response) {
        set(response, "", Duration.ZERO);
    }
}
