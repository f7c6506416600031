package dev.unspool.cursor;

import java.util.function.Supplier;

/** Writes names of streams as builds did until December 2026: random bytes, signed. */
public final class EarlierStreamName {

    private static final byte KIND = 3;

    private EarlierStreamName() {}

    /** @param random 16 bytes */
    public static String of(Supplier<SigningKeys> keys, byte[] random) {
        return new SignedText(keys).sign(KIND, random);
    }
}
