package dev.unspool.moderation;

import dev.unspool.comment.Submission;
import dev.unspool.cursor.Hmac;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the external check. The request is signed: {@code Unspool-Signature: sha256=HEX} is HMAC-SHA-256 of {@code Unspool-Timestamp}, a dot and the
 * body, so that the receiver can verify the sender and refuse a replay. It answers {@code {"verdict": "pass|hold|spam"}}.
 */
@Component
final class CheckClient {

    /** Bytes of an answer: one word, and room for what may be added. */
    private static final int MAX_ANSWER = 16 * 1024;

    /** Concurrent calls, and calls that wait for one of these; all others get the configured default at once. */
    private static final int CONNECTIONS = 16;

    private static final int WAITING = 64;

    private static final int OK = 200;

    private final ModerationSettings.Check settings;
    private final JsonMapper json;
    private final HttpClient client;

    CheckClient(ModerationSettings settings, JsonMapper json) {
        this.settings = settings.check();
        this.json = json;
        this.client = HttpClient.create(connections(this.settings.timeout()))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        this.settings.timeout().toMillis())
                .responseTimeout(this.settings.timeout());
    }

    enum Opinion {
        PASS,
        HOLD,
        SPAM
    }

    boolean isSet() {
        return settings.url() != null;
    }

    /** Asks for an opinion on {@code submission}. Fails if no valid answer comes in time. */
    Mono<Opinion> ask(Submission submission) {
        return Mono.fromCallable(() -> json.writeValueAsBytes(question(submission)))
                .flatMap(body -> post(submission.at().getEpochSecond(), body))
                .map(this::opinion)
                .timeout(settings.timeout());
    }

    private Mono<byte[]> post(long timestamp, byte[] body) {
        var address = Objects.requireNonNull(settings.url());
        return client.headers(headers -> headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                        .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                        .set("Unspool-Timestamp", timestamp)
                        .set("Unspool-Signature", "sha256=" + signature(timestamp, body)))
                .post()
                .uri(address)
                .send(ByteBufMono.fromString(Mono.just(new String(body, StandardCharsets.UTF_8))))
                .response(CheckClient::content)
                .collect(ByteArrayOutputStream::new, CheckClient::append)
                .map(ByteArrayOutputStream::toByteArray);
    }

    /** Returns the signature in lower-case hexadecimal digits. */
    String signature(long timestamp, byte[] body) {
        var secret = settings.secret().getBytes(StandardCharsets.UTF_8);
        var start = (timestamp + ".").getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().formatHex(Hmac.of(secret, start, body));
    }

    /** Returns the request body, which has no address, and of the author only what they wrote. */
    private static Object question(Submission submission) {
        var question = new LinkedHashMap<String, Object>();
        question.put("id", submission.id().toString());
        question.put("articleId", submission.article().toString());
        question.put("parentId", Objects.toString(submission.parent(), null));
        question.put("name", submission.name());
        question.put("text", submission.text());
        question.put("at", submission.at().toString());
        return question;
    }

    private Opinion opinion(byte[] answer) {
        var verdict = json.readTree(answer).path("verdict").asString("");
        return Arrays.stream(Opinion.values())
                .filter(opinion -> opinion.name().equalsIgnoreCase(verdict))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("it answered without a verdict"));
    }

    private static Flux<byte[]> content(HttpClientResponse answer, ByteBufFlux body) {
        return answer.status().code() == OK
                ? body.asByteArray()
                : Flux.error(new IllegalStateException("it answered with " + answer.status()));
    }

    private static void append(ByteArrayOutputStream read, byte[] part) {
        if (read.size() + part.length > MAX_ANSWER) {
            throw new IllegalStateException("its answer is longer than " + MAX_ANSWER + " bytes");
        }
        read.writeBytes(part);
    }

    private static ConnectionProvider connections(Duration timeout) {
        return ConnectionProvider.builder("comment-check")
                .maxConnections(CONNECTIONS)
                .pendingAcquireMaxCount(WAITING)
                .pendingAcquireTimeout(timeout)
                .maxIdleTime(Duration.ofSeconds(30))
                .build();
    }
}
