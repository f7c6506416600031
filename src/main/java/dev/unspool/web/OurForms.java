package dev.unspool.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Tells what this site's pages send from what another site makes its readers send. */
@Component
public final class OurForms {

    private final Site site;

    OurForms(Site site) {
        this.site = site;
    }

    /**
     * By Fetch Metadata where the browser says it, else by {@code Origin}: no page can forge either. A browser that says neither is a text
     * browser, or a program, which needs nobody's hand.
     */
    public boolean isOurs(ServerHttpRequest request) {
        var headers = request.getHeaders();
        var fetched = headers.getFirst("Sec-Fetch-Site");
        return fetched == null
                ? isOurs(headers.getOrigin(), headers.getFirst("Host"))
                : fetched.equals("same-origin") || fetched.equals("none");
    }

    /** @throws Problem where another site sends it */
    public void check(ServerHttpRequest request) {
        if (!isOurs(request)) {
            throw new Problem(ProblemCode.FORBIDDEN, "Send the form from the page that it belongs to.");
        }
    }

    /** The scheme is left out: a proxy before us may have taken TLS off. */
    private boolean isOurs(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return true;
        }
        var from = origin.substring(origin.indexOf("//") < 0 ? origin.length() : origin.indexOf("//") + 2);
        return !from.isEmpty() && (from.equalsIgnoreCase(host) || from.equalsIgnoreCase(authority(site.baseUrl())));
    }

    private static @Nullable String authority(URI address) {
        return address.getRawAuthority();
    }
}
