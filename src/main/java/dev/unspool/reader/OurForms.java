package dev.unspool.reader;

import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Site;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Tells forms of this site from those that another site makes its readers send. */
@Component
final class OurForms {

    private final Site site;

    OurForms(Site site) {
        this.site = site;
    }

    /**
     * By Fetch Metadata where the browser says it, else by {@code Origin}: no page can forge either. A browser that says neither is a text
     * browser, or a program, which needs nobody's hand.
     *
     * @throws Problem where the form is another site's
     */
    void check(ServerHttpRequest request) {
        var headers = request.getHeaders();
        var fetched = headers.getFirst("Sec-Fetch-Site");
        var isOurs = fetched == null
                ? isOurs(headers.getOrigin(), headers.getFirst("Host"))
                : fetched.equals("same-origin") || fetched.equals("none");
        if (!isOurs) {
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
