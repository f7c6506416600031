package dev.unspool.edge;

import dev.unspool.web.UnencodedQuery;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServerRoutes;

/** Redirects requests whose query is not encoded, after the routes that need no encoding and before WebFlux. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class UnencodedQueries implements NettyRouteProvider {

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.route(request -> UnencodedQuery.isIn(request.uri()), UnencodedQuery::redirect);
    }
}
