package dev.unspool.web;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Decides which pages may send what readers write: those of this site, and those of the {@link Origins} in the settings. */
@Component
public final class Writers {

    private final CsrfCheck csrf;
    private final Origins origins;

    Writers(CsrfCheck csrf, Origins origins) {
        this.csrf = csrf;
        this.origins = origins;
    }

    /** Whether a page of this site, one of an allowed origin, or a program that is no browser sent the request. */
    public boolean mayWrite(ServerHttpRequest request) {
        return csrf.isSameOrigin(request) || origins.isAllowed(request);
    }

    /** Whether a page of another origin, which is allowed, sent the request. */
    public boolean isAllowedOrigin(ServerHttpRequest request) {
        return origins.isAllowed(request);
    }

    /** Returns the problem for a request of any other site's page. */
    public static Problem refusal() {
        return new Problem(
                ProblemCode.FORBIDDEN,
                "Send it from a page of this site, or from one whose origin is in the site's setting `unspool.cors.origins`.");
    }
}
