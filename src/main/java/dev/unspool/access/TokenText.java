package dev.unspool.access;

import dev.unspool.web.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * An access token as its holder has it: a prefix that scanners for leaked secrets find, 256 random bits, and a checksum of both, so that what
 * was cut or mistyped is known for it without asking the store.
 */
public record TokenText(String value) {

    private static final String PREFIX = "unspool_";

    /** Bytes: 256 bits. */
    private static final int SECRET = 32;

    /** Characters of base64url: 43 of the secret, 6 of the CRC-32. */
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}[A-Za-z0-9_-]{6}");

    private static final int CHECKSUM = 6;

    private static final SecureRandom RANDOM = new SecureRandom();

    static TokenText random() {
        var secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        var text = PREFIX + base64(secret);
        return new TokenText(text + checksum(text));
    }

    /** The token that {@code text} spells, known or not; empty where it can be none. */
    static Optional<TokenText> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        var end = text.length() - CHECKSUM;
        return checksum(text.substring(0, end)).equals(text.substring(end))
                ? Optional.of(new TokenText(text))
                : Optional.empty();
    }

    /** SHA-256 in hexadecimal digits. Nobody can try 2^256 secrets, so that a slow hash would only cost us time. */
    public String hash() {
        return HexFormat.of().formatHex(Sha256.of(value.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Never the token: this is what lands in logs. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return base64(
                ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
