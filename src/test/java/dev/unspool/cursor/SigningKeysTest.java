package dev.unspool.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SigningKeysTest {

    /** They are read twice a minute: what is kept by key would grow with every reading. */
    @Test
    void aKeyThatIsReadAgainIsTheSameKey() {
        assertThat(key(1, 7)).isEqualTo(key(1, 7)).hasSameHashCodeAs(key(1, 7));
        assertThat(key(1, 7)).isNotEqualTo(key(2, 7)).isNotEqualTo(key(1, 8));
    }

    private static SigningKeys.Key key(int id, int filling) {
        var secret = new byte[32];
        java.util.Arrays.fill(secret, (byte) filling);
        return new SigningKeys.Key((byte) id, secret);
    }
}
