package dev.unspool.cursor;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that sign positions, newest first: the first signs, all are accepted.
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

    /** One secret of at least 16 bytes, under the number by which a position names it. Its text tells only the number. */
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

        /** Keys are read again and again: the same one is equal, whichever reading it is of. */
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
