package dev.unspool.edge;

import dev.unspool.web.CampaignParameters;
import dev.unspool.web.KnownNames;
import dev.unspool.web.KnownQuery;
import dev.unspool.web.Problem;
import dev.unspool.web.QueryRule;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/** Refuses query parameters that an endpoint does not read, so that every endpoint is strict unless it says otherwise ({@link KnownQuery}). */
@Component
final class StrictRoutes implements WebFluxRegistrations {

    private final CampaignParameters campaign;

    StrictRoutes(CampaignParameters campaign) {
        this.campaign = campaign;
    }

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new Mapping(campaign);
    }

    private static final class Mapping extends RequestMappingHandlerMapping {

        private final CampaignParameters campaign;
        private final Map<Method, QueryRule> rules = new ConcurrentHashMap<>();

        private Mapping(CampaignParameters campaign) {
            this.campaign = campaign;
        }

        @Override
        protected void handleMatch(RequestMappingInfo info, HandlerMethod handler, ServerWebExchange exchange) {
            super.handleMatch(info, handler, exchange);
            if (exchange.getRequest().getPath().value().indexOf(';') >= 0) {
                throw Problem.notFound("Leave parameters out of the path; those of the interface are in the query.");
            }
            if (exchange.getRequest().getURI().getRawQuery() != null) {
                rules.computeIfAbsent(handler.getMethod(), method -> rule(handler))
                        .check(exchange.getRequest().getQueryParams(), campaign);
            }
        }

        private static QueryRule rule(HandlerMethod handler) {
            var own = handler.getMethodAnnotation(KnownQuery.class);
            var said = own == null
                    ? AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), KnownQuery.class)
                    : own;
            return said == null
                    ? QueryRule.api(declared(handler))
                    : new QueryRule(KnownNames.of(said.value()), said.isPage());
        }

        private static String[] declared(HandlerMethod handler) {
            return Arrays.stream(handler.getMethodParameters())
                    .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                    .filter(parameter -> !Map.class.isAssignableFrom(parameter.getParameterType()))
                    .map(StrictRoutes.Mapping::name)
                    .toArray(String[]::new);
        }

        private static String name(org.springframework.core.MethodParameter parameter) {
            var said = parameter.getParameterAnnotation(RequestParam.class);
            return said == null || said.name().isEmpty()
                    ? String.valueOf(parameter.getParameter().getName())
                    : said.name();
        }
    }
}
