package dev.unspool.stream;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Creates random number generators whose numbers cannot be guessed. */
final class Randomness {

    private Randomness() {}

    /** Returns a generator that is seeded now. The platform's default reads a file for each number, which would block an event loop. */
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
