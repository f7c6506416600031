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
 * The secret of an access token: a prefix that scanners for leaked secrets recognise, 256 random bits, and a checksum of both. The
 * checksum tells a cut or mistyped token from a real one without asking the store.
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

    /** Parses a token, whether or not it was ever issued; empty if the form or the checksum is wrong. */
    static Optional<TokenText> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        var end = text.length() - CHECKSUM;
        return checksum(text.substring(0, end)).equals(text.substring(end))
                ? Optional.of(new TokenText(text))
                : Optional.empty();
    }

    /** The SHA-256 that the store keeps, in hexadecimal digits. Nobody can try 2^256 secrets, so a slow hash would only cost us time. */
    public String hash() {
        return HexFormat.of().formatHex(Sha256.of(value.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Hides the secret, because this text ends up in logs. */
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
