package dev.unspool.hotfeed;

import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/** Requests pages of an instance. */
final class Reader {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client;

    Reader(int port) {
        var connections = ConnectionProvider.builder("reader")
                .maxConnections(1_000)
                .pendingAcquireMaxCount(10_000)
                .build();
        this.client = HttpClient.create(connections).host("localhost").port(port);
    }

    Answer get(String path) {
        return Objects.requireNonNull(ask(path).block(LIMIT));
    }

    Mono<Answer> ask(String path) {
        return client.get().uri(path).responseSingle(Reader::answer);
    }

    /** Posts JSON to the newsroom. */
    Mono<Answer> post(String path, String token, String key, String json) {
        return client.headers(headers -> headers.set("Authorization", "Bearer " + token)
                        .set("Idempotency-Key", key)
                        .set("Content-Type", "application/json"))
                .post()
                .uri(path)
                .send(ByteBufFlux.fromString(Mono.just(json)))
                .responseSingle(Reader::answer);
    }

    private static Mono<Answer> answer(HttpClientResponse head, ByteBufMono body) {
        return body.asByteArray()
                .defaultIfEmpty(new byte[0])
                .map(bytes -> new Answer(
                        head.status().code(), head.responseHeaders(), new String(bytes, StandardCharsets.UTF_8)));
    }

    record Answer(int status, HttpHeaders headers, String text) {}
}
