package dev.unspool.docs;

import dev.unspool.web.ETags;
import dev.unspool.web.KnownQuery;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.webflux.api.OpenApiWebfluxResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The API described for machines: requests and answers by OpenAPI, the stream by AsyncAPI. Each document is made at the first request for it, on a
 * thread that may block, and served from memory afterwards. They have one language, and name no host.
 */
@RestController
@Hidden
@KnownQuery
class ApiDocumentsController {

    private final ObjectProvider<OpenApiWebfluxResource> springdoc;
    private final AsyncApi asyncApi;
    private volatile @Nullable ResponseEntity<byte[]> openApiDocument;
    private volatile @Nullable ResponseEntity<byte[]> asyncApiDocument;

    ApiDocumentsController(ObjectProvider<OpenApiWebfluxResource> springdoc, AsyncApi asyncApi) {
        this.springdoc = springdoc;
        this.asyncApi = asyncApi;
    }

    @GetMapping("/openapi.json")
    Mono<ResponseEntity<byte[]>> openApi(ServerHttpRequest request) {
        var known = openApiDocument;
        return known != null ? Mono.just(known) : made(request).doOnNext(document -> openApiDocument = document);
    }

    @GetMapping("/asyncapi.json")
    Mono<ResponseEntity<byte[]>> asyncApi(ServerHttpRequest request) {
        var known = asyncApiDocument;
        return known != null
                ? Mono.just(known)
                : openApi(request)
                        .map(document -> answer(asyncApi.of(Objects.requireNonNull(document.getBody()))))
                        .doOnNext(document -> asyncApiDocument = document);
    }

    private Mono<ResponseEntity<byte[]>> made(ServerHttpRequest request) {
        return Mono.defer(() -> read(request))
                .subscribeOn(Schedulers.boundedElastic())
                .map(ApiDocumentsController::answer);
    }

    private Mono<byte[]> read(ServerHttpRequest request) {
        try {
            return springdoc.getObject().openapiJson(request, SpringdocPaths.DOCUMENT, Locale.ENGLISH);
        } catch (IOException unreadable) {
            return Mono.error(unreadable);
        }
    }

    private static ResponseEntity<byte[]> answer(byte[] document) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache().cachePublic())
                .eTag(ETags.of(document))
                .body(document);
    }
}
