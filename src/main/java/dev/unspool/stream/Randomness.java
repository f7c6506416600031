package dev.unspool.stream;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Numbers that nobody can guess. */
final class Randomness {

    private Randomness() {}

    /** Seeded once, at start: the platform's default reads a file each time, which would block an event loop. */
    static SecureRandom seeded() {
        try {
            var random = SecureRandom.getInstance("DRBG");
            random.nextBytes(new byte[1]);
            return random;
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
