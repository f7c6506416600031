package dev.unspool.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Determines the origin under which the sender of a request knows this site, such as {@code https://news.example}: for texts that people copy. */
@Component
public final class RequestOrigins {

    private static final String FORWARDED_HOST = "X-Forwarded-Host";

    /** A name, an IPv4 address or an IPv6 address in brackets, with a port or without. Nothing here means anything to HTML, scripts or shells. */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9.-]{0,252}+|\\[[0-9A-Fa-f:.]{2,45}+])(?::\\d{1,5}+)?+");

    private final Site site;
    private final ClientAddresses addresses;

    RequestOrigins(Site site, ClientAddresses addresses) {
        this.site = site;
        this.addresses = addresses;
    }

    /** Returns the origin that the request names, through trusted proxies; the site's base URL if it names none, or something else than a host. */
    public String of(ServerHttpRequest request) {
        var authority = authority(request);
        var isElsewhere = authority != null
                && AUTHORITY.matcher(authority).matches()
                && !authority.equalsIgnoreCase(site.baseUrl().getAuthority());
        return isElsewhere
                ? scheme(request) + "://" + authority
                : site.baseUrl().toString();
    }

    /** Returns the first of the forwarded hosts, which the reader's browser sent to the outermost proxy. */
    private @Nullable String authority(ServerHttpRequest request) {
        var headers = request.getHeaders();
        var forwarded = addresses.isForwarded(request) ? headers.getFirst(FORWARDED_HOST) : null;
        return forwarded == null ? headers.getFirst(HttpHeaders.HOST) : forwarded.split(",", 2)[0].strip();
    }

    private String scheme(ServerHttpRequest request) {
        if (addresses.isForwarded(request)) {
            return addresses.isInClear(request) ? "http" : "https";
        }
        return request.getSslInfo() == null ? "http" : "https";
    }
}
