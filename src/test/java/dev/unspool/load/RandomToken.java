package dev.unspool.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.zip.CRC32;

/** Makes the text of an access token, for tests that put its hash into the table themselves. */
public final class RandomToken {

    private static final int SECRET_BYTES = 32;

    private RandomToken() {}

    /** Returns a text that ends with the checksum that the application looks for. */
    public static String text() {
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        var text = "unspool_" + base64(secret);
        var checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.US_ASCII));
        return text
                + base64(ByteBuffer.allocate(Integer.BYTES)
                        .putInt((int) checksum.getValue())
                        .array());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
