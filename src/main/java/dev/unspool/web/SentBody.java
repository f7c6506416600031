package dev.unspool.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came in a request, read to its end: by a door that must not read more than it can hold, or wait for longer than an honest client takes.
 *
 * @param bytes none where nothing came
 */
public record SentBody(byte[] bytes) {

    /** How long an ordinary request, or form, is waited for: over the poorest line. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Fields of a form that are looked at: some ten times what the largest one has. */
    private static final int MAX_FIELDS = 1_024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Fails with {@code payload-too-large}, and is not read any further, or where it takes too long.
     *
     * @param max bytes
     * @param patience for all of it
     */
    public static Mono<SentBody> of(ServerHttpRequest request, int max, Duration patience) {
        return DataBufferUtils.join(request.getBody(), max)
                .map(SentBody::taken)
                .defaultIfEmpty(new byte[0])
                .timeout(patience, Mono.error(() -> slow(patience)))
                .map(SentBody::new);
    }

    /** The same, within {@link #PATIENCE}. */
    public static Mono<SentBody> of(ServerHttpRequest request, int max) {
        return of(request, max, PATIENCE);
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** The JSON object that it is. @throws Problem where it is none: neither is one that has a key twice, or something behind it */
    public JsonNode object() {
        try {
            var node = JSON.readTree(bytes);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException malformed) {
            throw Problem.malformed("Send JSON. This is none: " + where(malformed));
        }
        throw Problem.malformed("Send one JSON object.");
    }

    /**
     * The JSON object as a {@code type}; members that the type does not have are passed over.
     *
     * @throws Problem where it is no JSON object, does not fit, or breaks a rule of the type
     */
    public <T> T as(Class<T> type) {
        try {
            return JSON.treeToValue(object(), type);
        } catch (JacksonException unfit) {
            throw unfit.getCause() instanceof Problem broken
                    ? broken
                    : Problem.malformed("Send the JSON that /docs describes for this address.");
        }
    }

    /** The fields of the form ({@code application/x-www-form-urlencoded}) that it is. @throws Problem where an escape in it is none */
    public MultiValueMap<String, String> form() {
        try {
            var fields = new QueryStringDecoder(ascii(), StandardCharsets.UTF_8, false, MAX_FIELDS, true).parameters();
            return new LinkedMultiValueMap<>(fields);
        } catch (IllegalArgumentException malformed) {
            throw Problem.malformed("Send the form as the page has it: an escape in it is none.");
        }
    }

    /** As characters of ASCII, with U+FFFD in the place of all others. */
    public String ascii() {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** Never what somebody sent: this is what lands in logs. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }

    private static String where(JacksonException malformed) {
        var place = malformed.getLocation();
        return malformed.getOriginalMessage()
                + (place == null ? "" : ", at line " + place.getLineNr() + ", column " + place.getColumnNr());
    }

    private static byte[] taken(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static Problem slow(Duration patience) {
        return Problem.malformed("Send the whole request within " + patience.toSeconds() + " seconds.");
    }
}
