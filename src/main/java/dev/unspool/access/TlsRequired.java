package dev.unspool.access;

import dev.unspool.web.ClientAddresses;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Site;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Refuses requests to the newsroom that a trusted proxy received without TLS, if the site's base URL is https: nobody should type a
 * token where others can read it.
 *
 * <p>A trusted proxy that does not report the scheme is treated as one without TLS. The filter does not redirect, because a proxy
 * that reports the wrong scheme would turn that into a loop.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 3) // before the gates, after the filter that renders failures from before WebFlux
final class TlsRequired implements WebFilter {

    private static final Logger LOG = LoggerFactory.getLogger(TlsRequired.class);

    private static final List<PathPattern> NEWSROOM = List.of(
            PathPatternParser.defaultInstance.parse(PagesGate.PAGES + "/**"),
            PathPatternParser.defaultInstance.parse("/api/v1/newsroom/**"));

    private final Site site;
    private final ClientAddresses addresses;
    private final AtomicBoolean hasWarned = new AtomicBoolean(); // or anybody could fill the log

    TlsRequired(Site site, ClientAddresses addresses) {
        this.site = site;
        this.addresses = addresses;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        return site.isHttps() && isNewsroom(request.getPath().pathWithinApplication()) && addresses.isInClear(request)
                ? Mono.error(this::refusal)
                : chain.filter(exchange);
    }

    private Problem refusal() {
        if (!hasWarned.getAndSet(true)) {
            LOG.warn(
                    "Refused a request to the newsroom, since it came without TLS or the proxy did not send X-Forwarded-Proto: https."
                            + " Look at the proxy, at unspool.site.base-url ({}) and at unspool.trusted-proxies. Logged once.",
                    site.baseUrl());
        }
        return new Problem(
                ProblemCode.FORBIDDEN,
                "Use " + site.absolute(PagesGate.PAGES)
                        + ": this request came without TLS, or your balancer does not send `X-Forwarded-Proto: https`.");
    }

    private static boolean isNewsroom(PathContainer path) {
        return NEWSROOM.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
