package dev.unspool.cursor;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that sign cursors, newest first. The first one signs; all are accepted.
 *
 * @param keys at least one
 */
public record SigningKeys(List<Key> keys) {

    public SigningKeys {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("at least one signing key is needed");
        }
    }

    Key newest() {
        return keys.get(0);
    }

    Optional<Key> withId(byte id) {
        return keys.stream().filter(key -> key.id() == id).findFirst();
    }

    /** A secret of at least 16 bytes and the number by which signed texts name it. {@link #toString} shows the number only. */
    public record Key(byte id, byte[] secret) {

        /** Bytes: as long as the signature that it makes. */
        private static final int MIN_SECRET = 16;

        public Key {
            secret = secret.clone();
            if (secret.length < MIN_SECRET) {
                throw new IllegalArgumentException("a signing key needs at least " + MIN_SECRET + " bytes");
            }
        }

        @Override
        public byte[] secret() {
            return secret.clone();
        }

        /** Compares by content: keys are read from the database again and again. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && id == key.id && MessageDigest.isEqual(secret, key.secret);
        }

        @Override
        public int hashCode() {
            return id;
        }

        @Override
        public String toString() {
            return "Key " + id;
        }
    }
}
