package dev.unspool.cursor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Signs bytes that are kept in a store which others may write to, and verifies them. The result is key id, signature and content. The
 * signature covers the name under which the bytes are stored, so bytes that were moved to another name are rejected. The newest key signs;
 * every known key is accepted.
 */
public final class SignedBytes {

    /** Bytes: HMAC-SHA-256 cut to 128 bits, as RFC 2104 section 5 allows. */
    private static final int SIGNATURE = 16;

    /** Bytes before the content. */
    public static final int HEADER = 1 + SIGNATURE;

    private final Supplier<SigningKeys> keys;
    private final KeyedMacs macs;

    /** @param purpose bytes signed for one purpose are rejected for any other */
    public SignedBytes(String purpose, Supplier<SigningKeys> keys) {
        this.keys = keys;
        this.macs = new KeyedMacs(purpose);
    }

    /** Returns {@code content} with a signature that is valid under {@code name} only. */
    public byte[] sign(String name, byte[] content) {
        var key = keys.get().newest();
        return ByteBuffer.allocate(HEADER + content.length)
                .put(key.id())
                .put(signature(key, name, content, 0))
                .put(content)
                .array();
    }

    /** Returns the content, or empty if no key of this site signed it for {@code name}. */
    public Optional<byte[]> read(String name, byte[] signed) {
        if (signed.length < HEADER) {
            return Optional.empty();
        }
        return keys.get()
                .withId(signed[0])
                .filter(key -> MessageDigest.isEqual(
                        signature(key, name, signed, HEADER), Arrays.copyOfRange(signed, 1, HEADER)))
                .map(key -> Arrays.copyOfRange(signed, HEADER, signed.length));
    }

    /** The length of the name is signed first, so that the end of a name cannot pass for the beginning of the content. */
    private byte[] signature(SigningKeys.Key key, String name, byte[] bytes, int from) {
        var nameBytes = name.getBytes(StandardCharsets.UTF_8);
        var mac = macs.of(key);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, nameBytes.length));
        mac.update(nameBytes);
        mac.update(bytes, from, bytes.length - from);
        return Arrays.copyOf(mac.doFinal(), SIGNATURE);
    }
}
