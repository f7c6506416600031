package dev.unspool.web;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers every failure: as a page if a browser asked for one, else as a problem document. */
@Component
@Order(-2) // before Boot's own handler, which stands at -1
final class ProblemHandler implements WebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    /** Seconds: long enough for a pool or a fail-over to recover, short enough for a reader to wait. */
    private static final String RETRY_AFTER = "5";

    private final JsonMapper json;
    private final ObjectProvider<ErrorPage> page;

    ProblemHandler(JsonMapper json, ObjectProvider<ErrorPage> page) {
        this.json = json;
        this.page = page;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        var problem = Problems.of(failure);
        var traceId = TraceId.of(exchange.getRequest().getHeaders());
        if (problem.code().status().is5xxServerError() && problem.code() != ProblemCode.OVERLOADED) {
            log(exchange, traceId, failure);
        }
        return answer(exchange, failure, problem, Problems.document(problem, instance(exchange, problem), traceId));
    }

    /**
     * Logs a failure. Requests refused by overload are not logged: a line for each would be a load of its own. A {@link Problem} needs no stack
     * trace: with a dependency away, stack traces would fill the log.
     */
    private static void log(ServerWebExchange exchange, String traceId, Throwable failure) {
        var method = exchange.getRequest().getMethod();
        if (failure instanceof Problem said) {
            LOG.warn("{} {} failed, traceId {}: {}", method, path(exchange), traceId, said.getMessage());
        } else {
            LOG.error("{} {} failed, traceId {}", method, path(exchange), traceId, failure);
        }
    }

    private Mono<Void> answer(ServerWebExchange exchange, Throwable failure, Problem problem, ProblemDetail document) {
        var response = exchange.getResponse();
        response.setStatusCode(problem.code().status());
        if (failure instanceof ErrorResponse known) {
            response.getHeaders().addAll(known.getHeaders());
        }
        problem.headers().forEach(response.getHeaders()::set);
        response.getHeaders().setCacheControl("no-store");
        if (problem.code().status().value() == 503 && !problem.headers().containsKey(HttpHeaders.RETRY_AFTER)) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        var forPeople = wantsPage(exchange) ? page.getIfAvailable() : null;
        response.getHeaders()
                .setContentType(
                        forPeople == null
                                ? MediaType.APPLICATION_PROBLEM_JSON
                                : MediaType.parseMediaType("text/html;charset=UTF-8"));
        var body = forPeople == null
                ? Mono.fromCallable(() -> json.writeValueAsBytes(document))
                : forPeople.render(document, exchange);
        return response.writeWith(body.map(response.bufferFactory()::wrap));
    }

    private static boolean wantsPage(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var accept = request.getHeaders().getFirst(HttpHeaders.ACCEPT);
        return !request.getPath().value().startsWith("/api/") && accept != null && accept.contains("text/html");
    }

    private static URI instance(ServerWebExchange exchange, Problem problem) {
        var instance = problem.instance();
        return instance == null ? path(exchange) : URI.create(instance);
    }

    private static URI path(ServerWebExchange exchange) {
        return URI.create(exchange.getRequest().getURI().getRawPath());
    }
}
