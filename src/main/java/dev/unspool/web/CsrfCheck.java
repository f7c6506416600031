package dev.unspool.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Protects against cross-site request forgery: recognises requests that another site makes its visitors send. */
@Component
public final class CsrfCheck {

    private final Site site;

    CsrfCheck(Site site) {
        this.site = site;
    }

    /**
     * Whether a page of this site sent the request, by Fetch Metadata if the browser sends it, else by {@code Origin}: no page can forge either. A
     * client that sends neither is a text browser, or a program, which does not need another person's browser.
     */
    public boolean isSameOrigin(ServerHttpRequest request) {
        var headers = request.getHeaders();
        var fetched = headers.getFirst("Sec-Fetch-Site");
        return fetched == null
                ? isSameOrigin(headers.getOrigin(), headers.getFirst("Host"))
                : fetched.equals("same-origin") || fetched.equals("none");
    }

    /** Refuses requests of other sites' pages. @throws Problem {@code forbidden} */
    public void check(ServerHttpRequest request) {
        if (!isSameOrigin(request)) {
            throw new Problem(ProblemCode.FORBIDDEN, "Send the form from the page that it belongs to.");
        }
    }

    /** Compares hosts without their scheme: a proxy may have terminated TLS. */
    private boolean isSameOrigin(@Nullable String origin, @Nullable String host) {
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
