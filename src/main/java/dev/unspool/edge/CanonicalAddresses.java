package dev.unspool.edge;

import dev.unspool.web.Caching;
import dev.unspool.web.PathSpelling;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Problems;
import java.net.URI;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Redirects from other spellings of an address to the one that we use: links lose and gain slashes, capitals, escapes and composed accents on
 * their way through mails, forms and file systems. What exists is served as it is, so nothing is hidden by a redirect; only an
 * address with unusual escapes, which would be served too, is always redirected.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // after the headers that every answer has, and around all that fails
final class CanonicalAddresses implements WebFilter {

    private static final String API = "/api/";

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain rest) {
        var path = exchange.getRequest().getURI().getRawPath();
        var method = exchange.getRequest().getMethod();
        return PathSpelling.hasOtherEscapes(path)
                        && PathSpelling.isOfReaders(path)
                        && mayRedirect(method, path)
                        && isSpelledOtherwise(path)
                ? redirect(exchange, PathSpelling.canonical(path))
                : rest.filter(exchange)
                        .onErrorResume(
                                failure -> isNotFound(failure) && mayRedirect(method, path) && isSpelledOtherwise(path),
                                failure -> redirect(exchange, PathSpelling.canonical(path)));
    }

    /** Programs that write shall learn that they build addresses wrongly. Forms of pages are redirected. */
    private static boolean mayRedirect(HttpMethod method, String path) {
        return READING.contains(method) || !PathSpelling.canonical(path).startsWith(API);
    }

    private static boolean isNotFound(Throwable failure) {
        return Problems.of(failure).code() == ProblemCode.NOT_FOUND;
    }

    /** A spelling that is not its own is no place to lead to: its redirect would not be the last. */
    private static boolean isSpelledOtherwise(String path) {
        var canonical = PathSpelling.canonical(path);
        return !canonical.equals(path) && PathSpelling.canonical(canonical).equals(canonical);
    }

    /** The query is passed on as it came: careless links have some that no URI may have. */
    private static Mono<Void> redirect(ServerWebExchange exchange, String path) {
        URI uri = exchange.getRequest().getURI();
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.PERMANENT_REDIRECT);
        response.getHeaders()
                .set(HttpHeaders.LOCATION, uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery());
        if (response.getHeaders().getCacheControl() == null) { // the newsroom has forbidden to keep anything
            response.getHeaders().setCacheControl(Caching.DEEPER_PAGE);
        }
        return response.setComplete();
    }
}
