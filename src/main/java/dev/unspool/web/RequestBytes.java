package dev.unspool.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
 * The body of a request, read to its end within limits: no endpoint may hold more than it can, or wait for longer than an honest client takes.
 *
 * @param bytes empty if nothing was sent
 */
public record RequestBytes(byte[] bytes) {

    /** Time limit for an ordinary request or form: long enough for the poorest line. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /** Fields of a form that are read: some ten times what the largest one has. */
    private static final int MAX_FIELDS = 1_024;

    private static final RequestBytes EMPTY_OBJECT = new RequestBytes(new byte[] {'{', '}'});

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads the body. Fails with {@code payload-too-large}, and reads no further, if it is longer than {@code max}; fails too if it takes longer than
     * {@code timeout}.
     *
     * @param max bytes
     * @param timeout for the whole body
     */
    public static Mono<RequestBytes> of(ServerHttpRequest request, int max, Duration timeout) {
        return Mono.defer(() -> {
            BodyHeaders.check(request.getHeaders(), max);
            return DataBufferUtils.join(request.getBody(), max)
                    .map(RequestBytes::taken)
                    .defaultIfEmpty(new byte[0])
                    .timeout(timeout, Mono.error(() -> slow(timeout)))
                    .map(RequestBytes::new);
        });
    }

    /** Reads the body within {@link #DEFAULT_TIMEOUT}. Fails with {@code payload-too-large} if it is longer than {@code max} bytes. */
    public static Mono<RequestBytes> of(ServerHttpRequest request, int max) {
        return of(request, max, DEFAULT_TIMEOUT);
    }

    /**
     * Reads a body of JSON, or none. Fails as the others do, and with {@code unsupported-media-type} if the body has another type.
     *
     * @param max bytes
     * @param timeout for the whole body
     */
    public static Mono<RequestBytes> json(ServerHttpRequest request, int max, Duration timeout) {
        return of(request, max, timeout).doOnNext(body -> BodyHeaders.checkJson(request.getHeaders(), body.isEmpty()));
    }

    /** Reads a body of JSON, or none, within {@link #DEFAULT_TIMEOUT}. */
    public static Mono<RequestBytes> json(ServerHttpRequest request, int max) {
        return json(request, max, DEFAULT_TIMEOUT);
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** Returns this, or an empty JSON object if nothing was sent. */
    public RequestBytes orEmptyObject() {
        return isEmpty() ? EMPTY_OBJECT : this;
    }

    /** Returns a hash that is equal for equal bytes only. */
    public String fingerprint() {
        return ETags.of(bytes);
    }

    /**
     * Returns the fields of the JSON object.
     *
     * @param known names of the fields that it may have
     * @throws Problem as {@link #object} does, and if it has another field
     */
    public JsonFields fields(KnownNames known) {
        return new JsonFields(object(), known);
    }

    /** Parses the body as a JSON object. @throws Problem if it is none, has a member twice, or has anything after its end */
    public JsonNode object() {
        if (isUtf16()) {
            throw Problem.malformed("Send JSON in UTF-8.");
        }
        try {
            var node = JSON.readTree(bytes);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException malformed) {
            throw DuplicateMembers.first(bytes).map(RequestBytes::duplicate).orElseGet(() -> noJson(malformed));
        }
        throw Problem.malformed("Send one JSON object.");
    }

    /**
     * Parses the body as a JSON object of type {@code type}.
     *
     * @param type a record of strings, numbers, booleans, lists, maps and such records
     * @throws Problem if it is no JSON object, has a member that the record does not have, does not fit, or breaks a rule of the type
     */
    public <T extends Record> T as(Class<T> type) {
        var object = object();
        JsonShape.check(object, type);
        try {
            return JSON.treeToValue(object, type);
        } catch (JacksonException unfit) {
            throw unfit.getCause() instanceof Problem broken
                    ? broken
                    : Problem.malformed("Send the JSON that /docs describes for this address.");
        }
    }

    /**
     * Parses the body as a form ({@code application/x-www-form-urlencoded}).
     *
     * @throws Problem if an escape in it is malformed, or a field breaks {@code rule}
     */
    public MultiValueMap<String, String> form(FormRule rule) {
        var form = form();
        rule.check(form);
        return form;
    }

    /** Parses the body as a form whose rule is checked later. @throws Problem if an escape in it is malformed */
    public MultiValueMap<String, String> form() {
        try {
            // The decoder ends a query at a "#" and drops a "?" before it; in a form both are text.
            var query = "&" + ascii().replace("#", "%23");
            var fields = new QueryStringDecoder(query, StandardCharsets.UTF_8, false, MAX_FIELDS, true).parameters();
            return new LinkedMultiValueMap<>(fields);
        } catch (IllegalArgumentException malformed) {
            throw Problem.malformed("Send the form as the page has it: an escape in it is none.");
        }
    }

    /** Returns the bytes as ASCII characters, with U+FFFD in place of all others. */
    public String ascii() {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** Leaves the content out: this may be logged. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }

    /** Whether the bytes begin as an object or a mark of the order of bytes does in UTF-16 or UTF-32, which the parser would guess. */
    private boolean isUtf16() {
        return bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0 || (bytes[0] & 0xFF) >= 0xFE);
    }

    /** Says where the JSON is malformed, and not how: the parser's own words are about its settings. */
    private static Problem noJson(JacksonException malformed) {
        var place = malformed.getLocation();
        return Problem.malformed("Send JSON"
                + (place == null
                        ? "."
                        : ": this is none from line " + place.getLineNr() + ", column " + place.getColumnNr() + "."));
    }

    private static Problem duplicate(String member) {
        return new Problem(
                ProblemCode.MALFORMED_REQUEST,
                "Give each member once.",
                Map.of("errors", List.of(new Fault(member, "duplicate", "must be given once"))));
    }

    private static byte[] taken(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static Problem slow(Duration timeout) {
        return Problem.malformed("Send the whole request within " + timeout.toSeconds() + " seconds.");
    }
}
