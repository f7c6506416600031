package dev.unspool.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SigningKeysTest {

    /** Keys are read twice a minute: a cache by key would grow with every read. */
    @Test
    void comparesKeysByContent() {
        assertThat(key(1, 7)).isEqualTo(key(1, 7)).hasSameHashCodeAs(key(1, 7));
        assertThat(key(1, 7)).isNotEqualTo(key(2, 7)).isNotEqualTo(key(1, 8));
    }

    private static SigningKeys.Key key(int id, int filling) {
        var secret = new byte[32];
        java.util.Arrays.fill(secret, (byte) filling);
        return new SigningKeys.Key((byte) id, secret);
    }
}
