package dev.unspool.access;

import dev.unspool.web.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The secret of a session, as the browser holds it: 256 random bits. */
public record SessionText(String value) {

    /** Bytes: 256 bits. */
    private static final int SECRET = 32;

    /** Characters of base64url. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final SecureRandom RANDOM = new SecureRandom();

    static SessionText random() {
        var secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        return new SessionText(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Parses a session's secret, whether or not such a session exists; empty if the form is wrong. */
    static Optional<SessionText> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SessionText(text)) : Optional.empty();
    }

    /** The SHA-256 that the store keeps, in hexadecimal digits. */
    String hash() {
        return HexFormat.of().formatHex(digest("session"));
    }

    /**
     * The CSRF token of the session's forms. It is a hash of the secret: nothing has to be stored, and the secret cannot be derived
     * from it.
     */
    String csrf() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest("csrf"));
    }

    /** Hides the secret, because this text ends up in logs. */
    @Override
    public String toString() {
        return "session …";
    }

    private byte[] digest(String purpose) {
        return Sha256.of((purpose + ' ' + value).getBytes(StandardCharsets.US_ASCII));
    }
}
