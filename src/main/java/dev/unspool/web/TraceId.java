package dev.unspool.web;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The id of a request in the log: the caller's own if it sent one (W3C Trace Context), else a new one. */
public final class TraceId {

    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceId() {}

    /** Returns 32 hexadecimal digits. */
    public static String of(HttpHeaders headers) {
        return of(headers.getFirst("traceparent"));
    }

    /** Returns 32 hexadecimal digits, from the value of {@code traceparent}. */
    public static String of(@Nullable String sent) {
        var match = TRACEPARENT.matcher(sent == null ? "" : sent);
        return match.matches() ? match.group(1) : random();
    }

    private static String random() {
        var hex = HexFormat.of();
        var random = ThreadLocalRandom.current();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
