package dev.unspool.contract;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Compares every answer of the API that a test client gets with the OpenAPI document; the test fails where they differ. */
public final class AnswerCheck implements ExchangeFilterFunction {

    private static final List<String> API =
            List.of("/api/v1/", "/livez", "/readyz", "/health", "/atom.xml", "/rss.xml", "/feed.json");

    private final String address;

    /** @param address of the application */
    public AnswerCheck(String address) {
        this.address = address;
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        if (!isOfTheApi(request.url())) {
            return next.exchange(request);
        }
        var document = OpenApiDocument.at(address);
        return next.exchange(request)
                .flatMap(response -> isStream(response) ? Mono.just(response) : checked(request, response, document));
    }

    private static Mono<ClientResponse> checked(
            ClientRequest request, ClientResponse response, OpenApiDocument document) {
        return DataBufferUtils.join(response.bodyToFlux(DataBuffer.class))
                .map(AnswerCheck::taken)
                .defaultIfEmpty(new byte[0])
                .map(body -> {
                    check(request, response, body, document);
                    return response.mutate()
                            .body(buffers -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body)))
                            .build();
                });
    }

    private static void check(ClientRequest request, ClientResponse response, byte[] body, OpenApiDocument document) {
        var answer = new Answer(
                request.method().name(),
                request.url().getRawPath(),
                response.statusCode().value(),
                response.headers().asHttpHeaders(),
                body);
        var faults = answer.faults(document);
        if (!faults.isEmpty()) {
            throw new AssertionError("The answer to " + request.method() + ' ' + request.url()
                    + " is not as /openapi.json describes it: " + faults + "\n"
                    + new String(body, StandardCharsets.UTF_8));
        }
    }

    private static boolean isOfTheApi(URI uri) {
        return API.stream().anyMatch(uri.getRawPath()::startsWith);
    }

    private static boolean isStream(ClientResponse response) {
        return response.headers()
                .contentType()
                .filter(type -> type.isCompatibleWith(MediaType.TEXT_EVENT_STREAM))
                .isPresent();
    }

    private static byte[] taken(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
