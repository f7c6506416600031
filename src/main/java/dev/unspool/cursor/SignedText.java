package dev.unspool.cursor;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * Signs a payload as base64url(version, key id, payload, signature), and verifies it. A text is read only in its canonical spelling and if
 * a known key signed it.
 */
final class SignedText {

    /** Bytes: HMAC-SHA-256 cut to 128 bits, as RFC 2104 section 5 allows. */
    private static final int SIGNATURE = 16;

    /** Bytes: version and key id. */
    private static final int HEADER = 2;

    private final Supplier<SigningKeys> keys;
    private final KeyedMacs macs = new KeyedMacs("");

    SignedText(Supplier<SigningKeys> keys) {
        this.keys = keys;
    }

    String sign(byte version, byte[] payload) {
        var key = keys.get().newest();
        var signed = ByteBuffer.allocate(HEADER + payload.length + SIGNATURE);
        signed.put(version).put(key.id()).put(payload);
        signed.put(signature(key, signed.array(), HEADER + payload.length));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed.array());
    }

    /**
     * Returns the payload.
     *
     * @throws InvalidCursor if this site did not sign the text as this version with a payload of this length
     */
    ByteBuffer read(byte version, int payloadLength, String text) {
        var bytes = decode(text);
        if (bytes.length != HEADER + payloadLength + SIGNATURE || bytes[0] != version) {
            throw new InvalidCursor();
        }
        var end = HEADER + payloadLength;
        var key = keys.get().withId(bytes[1]).orElseThrow(InvalidCursor::new);
        if (!MessageDigest.isEqual(signature(key, bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw new InvalidCursor();
        }
        return ByteBuffer.wrap(bytes, HEADER, payloadLength);
    }

    private static byte[] decode(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // answered like every other text that this site did not sign
        }
        throw new InvalidCursor();
    }

    private byte[] signature(SigningKeys.Key key, byte[] bytes, int length) {
        var mac = macs.of(key);
        mac.update(bytes, 0, length);
        return Arrays.copyOf(mac.doFinal(), SIGNATURE);
    }
}
