package dev.unspool.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Checks what the headers of a request say about its body, before and after it is read. */
final class BodyHeaders {

    private static final String PLAIN = "identity";

    private BodyHeaders() {}

    /**
     * Refuses a body before its first byte is asked for: a client that sent {@code Expect: 100-continue} keeps it then.
     *
     * @param max bytes
     * @throws Problem {@code payload-too-large}, or {@code unsupported-media-type} if the body is compressed
     */
    static void check(HttpHeaders headers, int max) {
        if (headers.getContentLength() > max) {
            throw new Problem(ProblemCode.PAYLOAD_TOO_LARGE, "Send at most " + max + " bytes in one request.");
        }
        if (headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING).stream()
                .anyMatch(coding -> !PLAIN.equalsIgnoreCase(coding.strip()))) {
            throw new Problem(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                    "Send the body as it is, without `Content-Encoding`.",
                    Map.of(),
                    Map.of(HttpHeaders.ACCEPT_ENCODING, PLAIN));
        }
    }

    /** Refuses a body that is not said to be JSON. @throws Problem {@code unsupported-media-type} */
    static void checkJson(HttpHeaders headers, boolean isEmpty) {
        var type = type(headers);
        if (!isEmpty && (type == null || !type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON) || !isUtf8(type))) {
            throw unsupported();
        }
    }

    /** JSON has no other charset (RFC 8259 section 8.1), so that a client which names one sends other texts than it means. */
    private static boolean isUtf8(MediaType type) {
        var charset = type.getParameter("charset");
        return charset == null || charset.replace("\"", "").equalsIgnoreCase("utf-8");
    }

    private static @Nullable MediaType type(HttpHeaders headers) {
        try {
            return headers.getContentType();
        } catch (InvalidMediaTypeException malformed) {
            throw unsupported();
        }
    }

    private static Problem unsupported() {
        return new Problem(
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                "Send `Content-Type: application/json`, in UTF-8.",
                Map.of(),
                Map.of(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE));
    }
}
