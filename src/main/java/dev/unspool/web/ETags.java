package dev.unspool.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;

/** Strong validators (RFC 9110 section 8.8.3). */
public final class ETags {

    /** Bytes of SHA-256 kept: no two bodies of one address will meet in 128 bits. */
    private static final int LENGTH = 16;

    private ETags() {}

    /**
     * That of {@code content} within the hour of {@code now}: for what holds besides a token that is another in each answer, and good for longer
     * than that.
     */
    public static String withinTheHour(String content, Instant now) {
        return of((content + now.truncatedTo(ChronoUnit.HOURS)).getBytes(StandardCharsets.UTF_8));
    }

    /** The strong ETag of exactly these bytes, with its quotes. */
    public static String of(byte[] body) {
        var hash = Arrays.copyOf(Sha256.of(body), LENGTH);
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
    }
}
