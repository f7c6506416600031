package dev.unspool.web;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.HexFormat;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Redirects requests whose query has characters that no URI may contain (RFC 3986 section 3.4) to the encoded address. Browsers send them as they
 * are, and links of campaigns often have <code>{name}</code> or {@code a|b}. WebFlux refuses such requests without a body.
 */
public final class UnencodedQuery {

    private static final String UNENCODED = "\"<>\\^`{|}";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UnencodedQuery() {}

    /** Whether a request's target has such characters. */
    public static boolean isIn(String target) {
        for (var i = target.indexOf('?'); i >= 0 && i < target.length(); i++) {
            if (isUnencoded(target.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Redirects to the encoded address, on this host whatever the target names. The method stays. */
    public static Mono<Void> redirect(HttpServerRequest request, HttpServerResponse response) {
        SecurityHeaders.all().forEach(response::header);
        PublicReading.all().forEach(response::header);
        return response.status(308)
                .header(HttpHeaderNames.LOCATION, encoded(path(request.uri())))
                .header(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .header(HttpHeaderNames.CONTENT_LENGTH, "0")
                .send();
    }

    /** Returns path and query with one slash in front: with two, a browser takes what follows for a host. */
    private static String path(String target) {
        return PathSpelling.inOriginForm(target).replaceFirst("^/+", "/");
    }

    private static String encoded(String target) {
        var encoded = new StringBuilder(target.length() + 16);
        target.chars().forEach(c -> append((char) c, encoded));
        return encoded.toString();
    }

    private static void append(char c, StringBuilder encoded) {
        if (isUnencoded(c)) {
            encoded.append('%').append(HEX.toHexDigits((byte) c));
        } else {
            encoded.append(c);
        }
    }

    private static boolean isUnencoded(char c) {
        return UNENCODED.indexOf(c) >= 0;
    }
}
