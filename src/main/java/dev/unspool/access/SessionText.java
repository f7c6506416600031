package dev.unspool.access;

import dev.unspool.web.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** A session as the browser holds it: 256 random bits. */
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

    /** The session that {@code text} spells, known or not; empty where it can be none. */
    static Optional<SessionText> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SessionText(text)) : Optional.empty();
    }

    /** SHA-256 in hexadecimal digits: what the store knows. */
    String hash() {
        return HexFormat.of().formatHex(digest("session"));
    }

    /** What the session's own pages send back with every form. It follows from the session, so nothing has to be kept; not the other way round. */
    String csrf() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest("csrf"));
    }

    /** Never the session: this is what lands in logs. */
    @Override
    public String toString() {
        return "session …";
    }

    private byte[] digest(String purpose) {
        return Sha256.of((purpose + ' ' + value).getBytes(StandardCharsets.US_ASCII));
    }
}
