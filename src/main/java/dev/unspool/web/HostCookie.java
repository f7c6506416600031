package dev.unspool.web;

import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * A cookie of this host alone, which neither scripts nor other sites' requests can use.
 *
 * <p>If the site's base URL is https, its name begins with {@code __Host-} and browsers send it over TLS alone, so that neither a neighbouring host
 * nor anyone on the network path can set or read it (RFC 6265bis section 4.1.3.2). Otherwise, as in the demo, browsers would not keep such a cookie.
 */
public final class HostCookie {

    private static final String PREFIX = "__Host-";

    private final String name;
    private final boolean isSecure;

    private HostCookie(String name, boolean isSecure) {
        this.name = name;
        this.isSecure = isSecure;
    }

    /**
     * Makes a cookie of {@code site}.
     *
     * @param name without a prefix, such as {@code unspool-session}
     */
    public static HostCookie of(Site site, String name) {
        return new HostCookie(site.isHttps() ? PREFIX + name : name, site.isHttps());
    }

    /** Returns the value that the browser sent, unchecked; empty if it sent none. */
    public Optional<String> read(ServerHttpRequest request) {
        return Optional.ofNullable(request.getCookies().getFirst(name)).map(cookie -> cookie.getValue());
    }

    /** Returns the values that a browser sent in these lines of {@code Cookie}, unchecked. */
    public Stream<String> values(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains(name))
                .flatMap(line -> ServerCookieDecoder.STRICT.decodeAll(line).stream())
                .filter(cookie -> cookie.name().equals(name))
                .map(Cookie::value);
    }

    /** Stores {@code value} in the browser for {@code life}. */
    public void set(ServerHttpResponse response, String value, Duration life) {
        response.addCookie(ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(isSecure)
                .sameSite("Strict")
                .path("/")
                .maxAge(life)
                .build());
    }

    /** Deletes the cookie in the browser. */
    public void clear(ServerHttpResponse response) {
        set(response, "", Duration.ZERO);
    }
}
