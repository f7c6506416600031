package dev.unspool.web;

import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Tells browsers with every answer to reach this host over TLS alone (HSTS, RFC 6797), if the site's base URL is https. Browsers ignore the header
 * without TLS, so it is sent however the answer is requested, and may be cached.
 */
@Component
public final class StrictTransport implements NettyServerCustomizer {

    private static final AsciiString HEADER = AsciiString.cached("Strict-Transport-Security");

    private final @Nullable AsciiString policy;

    StrictTransport(Site site, StrictTransportSettings settings) {
        this.policy = site.isHttps() ? AsciiString.of(settings.policy()) : null;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return policy == null
                ? server
                : server.mapHandle((answering, connection) -> {
                    set((HttpServerResponse) connection);
                    return answering;
                });
    }

    /** Sets the header on an answer all of whose headers were replaced. */
    public void set(HttpServerResponse response) {
        if (policy != null) {
            response.responseHeaders().set(HEADER, policy);
        }
    }
}
