package dev.unspool.docs;

import dev.unspool.web.ETags;
import dev.unspool.web.KnownQuery;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@RestController
@Hidden
@KnownQuery(isPage = true)
class DocsController {

    private static final MediaType PAGE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final ObjectProvider<DocsPages> pages;

    DocsController(ObjectProvider<DocsPages> pages) {
        this.pages = pages;
    }

    @GetMapping("/docs")
    Mono<ResponseEntity<byte[]>> guide(ServerHttpRequest request) {
        return page("guide", request);
    }

    /** The console, in which a developer opens a stream and sees its blocks. */
    @GetMapping("/docs/stream")
    Mono<ResponseEntity<byte[]>> console(ServerHttpRequest request) {
        return page("stream", request);
    }

    /** Every operation of {@code /openapi.json}, with a form that sends it. */
    @GetMapping("/docs/reference")
    Mono<ResponseEntity<byte[]>> reference(ServerHttpRequest request) {
        return page("reference", request);
    }

    /** The first page needs files, so no page is made on an event loop. */
    private Mono<ResponseEntity<byte[]>> page(String template, ServerHttpRequest request) {
        return Mono.fromCallable(() -> answer(pages.getObject().render(template, request)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** Shared caches keep none: a page names the host of its request. */
    private static ResponseEntity<byte[]> answer(byte[] page) {
        return ResponseEntity.ok()
                .contentType(PAGE)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(ETags.of(page))
                .body(page);
    }
}
