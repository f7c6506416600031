package dev.unspool.web;

import java.util.Arrays;
import java.util.Base64;

/** Makes strong ETags (RFC 9110 section 8.8.3). */
public final class ETags {

    /** Bytes of SHA-256 that are used: with 128 bits, no two bodies of one address will collide. */
    private static final int LENGTH = 16;

    private ETags() {}

    /** Returns the strong ETag of exactly these bytes, with its quotes. */
    public static String of(byte[] body) {
        var hash = Arrays.copyOf(Sha256.of(body), LENGTH);
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
    }
}
