package dev.unspool.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Computes SHA-256 (FIPS 180-4). */
public final class Sha256 {

    private Sha256() {}

    /** Returns the 32-byte hash of the concatenated {@code parts}. If their boundaries could be confused, the caller must separate them. */
    public static byte[] of(byte[]... parts) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                hash.update(part);
            }
            return hash.digest();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
