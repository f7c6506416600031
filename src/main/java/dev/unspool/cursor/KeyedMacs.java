package dev.unspool.cursor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes HMAC-SHA-256 with the signing keys, for one purpose: a signature made for one purpose is never valid for another. Safe for many
 * threads.
 */
final class KeyedMacs {

    private static final String ALGORITHM = "HmacSHA256";

    private final String purpose;
    private final Map<SigningKeys.Key, Mac> macs = new ConcurrentHashMap<>();

    /** @param purpose a secret for it is derived from each key; empty to use the keys themselves */
    KeyedMacs(String purpose) {
        this.purpose = purpose;
    }

    /** Returns a new Mac, since a Mac has state. Cloning a keyed one costs a tenth of keying another. */
    Mac of(SigningKeys.Key key) {
        try {
            return (Mac) macs.computeIfAbsent(key, this::keyed).clone();
        } catch (CloneNotSupportedException everyJavaClonesIt) {
            throw new IllegalStateException(everyJavaClonesIt);
        }
    }

    private Mac keyed(SigningKeys.Key key) {
        var mac = keyed(key.secret());
        return purpose.isEmpty() ? mac : keyed(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
    }

    private static Mac keyed(byte[] secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
