package dev.unspool.docs;

import dev.unspool.web.KnownQuery;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import org.springdoc.webflux.api.OpenApiWebfluxResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The stream described for machines, in the way that OpenAPI describes the requests. */
@RestController
@Hidden
@KnownQuery
class AsyncApiController {

    private final ObjectProvider<OpenApiWebfluxResource> openApi;
    private final AsyncApi asyncApi;

    AsyncApiController(ObjectProvider<OpenApiWebfluxResource> openApi, AsyncApi asyncApi) {
        this.openApi = openApi;
        this.asyncApi = asyncApi;
    }

    /** {@link OpenApiOffTheEventLoop} calls it on a thread that may block. */
    @GetMapping(OpenApiOffTheEventLoop.ASYNC_API)
    Mono<ResponseEntity<byte[]>> document(ServerHttpRequest request, ServerWebExchange exchange) throws IOException {
        return openApi.getObject()
                .openapiJson(
                        request,
                        OpenApiOffTheEventLoop.OPEN_API,
                        exchange.getLocaleContext().getLocale())
                .map(asyncApi::of)
                .map(document -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(document));
    }
}
