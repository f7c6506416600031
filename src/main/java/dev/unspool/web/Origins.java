package dev.unspool.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The origins, beside the site's own, whose pages may send what readers write: comments, reports, views, shares and credit. The newsroom is open to
 * none of them.
 *
 * @param origins such as {@code https://app.example}, without a path
 */
@ConfigurationProperties("unspool.cors")
public record Origins(@DefaultValue List<String> origins) {

    private static final String HTTP = "http";
    private static final String HTTPS = "https";

    /** @throws IllegalArgumentException if one is no origin: it would never match, and nobody would know why */
    public Origins {
        origins = origins.stream().map(Origins::parsed).toList();
    }

    /** Whether exactly one origin is named and it is one of these. An opaque origin, which is sent as {@code null}, never is. */
    public boolean isAllowed(ServerHttpRequest request) {
        var sent = request.getHeaders().getOrEmpty("Origin");
        return sent.size() == 1 && normal(sent.get(0)).filter(origins::contains).isPresent();
    }

    private static String parsed(String origin) {
        return normal(origin.strip())
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "unspool.cors.origins: " + origin
                                        + " is no origin. Give a scheme, a host and, if it is not the usual one, a port: https://app.example"));
    }

    /** Returns the origin in lower case with its port; empty if it is none (RFC 6454 section 6.2). */
    private static Optional<String> normal(String origin) {
        try {
            var uri = new URI(origin);
            var isOrigin = uri.getScheme() != null
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return isOrigin ? Optional.of(normal(uri)) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static String normal(URI origin) {
        var scheme = origin.getScheme().toLowerCase(Locale.ROOT);
        return scheme + "://" + origin.getHost().toLowerCase(Locale.ROOT) + ":" + port(scheme, origin.getPort());
    }

    private static int port(String scheme, int port) {
        if (port >= 0) {
            return port;
        }
        return scheme.equals(HTTPS) ? 443 : scheme.equals(HTTP) ? 80 : -1;
    }
}
