package dev.unspool.access;

import dev.unspool.web.ClientAddresses;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Site;
import java.util.List;
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
 * Refuses requests to the newsroom that a trusted proxy took in clear, where the site's base URL is https: nobody is asked for a token where others
 * can read it. A trusted proxy that does not say how the request came counts as one that took it in clear. The filter redirects nobody, since a
 * proxy that reports the wrong scheme would make a loop of that.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 2) // before the gates, behind what answers failures of those before WebFlux
final class OverTls implements WebFilter {

    private static final List<PathPattern> NEWSROOM = List.of(
            PathPatternParser.defaultInstance.parse(PagesGate.PAGES + "/**"),
            PathPatternParser.defaultInstance.parse("/api/v1/newsroom/**"));

    private final Site site;
    private final ClientAddresses addresses;

    OverTls(Site site, ClientAddresses addresses) {
        this.site = site;
        this.addresses = addresses;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        return site.isHttps() && isNewsroom(request.getPath().pathWithinApplication()) && addresses.isInClear(request)
                ? Mono.error(refusal())
                : chain.filter(exchange);
    }

    private Problem refusal() {
        return new Problem(
                ProblemCode.FORBIDDEN,
                "Come to " + site.absolute(PagesGate.PAGES)
                        + ": this request came in clear, or your balancer does not say `X-Forwarded-Proto: https`.");
    }

    private static boolean isNewsroom(PathContainer path) {
        return NEWSROOM.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
