package dev.unspool.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedBytesTest {

    private static final SigningKeys.Key OLD = key(1);
    private static final SigningKeys.Key NEW = key(2);

    private final SignedBytes signatures = signatures("page", OLD);
    private final byte[] content = "<p>A page</p>".getBytes(StandardCharsets.UTF_8);
    private final byte[] signed = signatures.sign("/a", content);

    @Test
    void readsWhatItSigned() {
        assertThat(signatures.read("/a", signed)).hasValue(content);
        assertThat(signatures.read("", signatures.sign("", new byte[0]))).hasValue(new byte[0]);
    }

    @Test
    void refusesEveryChangedBitAndLength() {
        for (var bit = 0; bit < 8 * signed.length; bit++) {
            var changed = signed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(signatures.read("/a", changed)).isEmpty();
        }
        for (var length = 0; length < signed.length; length++) {
            assertThat(signatures.read("/a", Arrays.copyOf(signed, length))).isEmpty();
        }
        assertThat(signatures.read("/a", Arrays.copyOf(signed, signed.length + 1)))
                .isEmpty();
    }

    @Test
    void refusesBytesThatWereMovedToAnotherName() {
        assertThat(signatures.read("/b", signed)).isEmpty();
        var shifted = signatures.sign("/a<", Arrays.copyOfRange(content, 1, content.length));
        System.arraycopy(shifted, 0, signed, 0, SignedBytes.HEADER);
        assertThat(signatures.read("/a", signed)).as("a name that eats content").isEmpty();
    }

    @Test
    void refusesBytesSignedForAnotherPurposeOrWithAnotherKey() {
        assertThat(signatures.read("/a", content)).isEmpty();
        assertThat(signatures.read("/a", signatures("cursor", OLD).sign("/a", content)))
                .isEmpty();
        assertThat(signatures.read(
                        "/a",
                        signatures("page", new SigningKeys.Key(OLD.id(), new byte[32]))
                                .sign("/a", content)))
                .isEmpty();
    }

    @Test
    void acceptsThePreviousKeyAfterRotationUntilItIsRemoved() {
        assertThat(signatures("page", NEW, OLD).read("/a", signed)).hasValue(content);
        assertThat(signatures.read("/a", signatures("page", NEW, OLD).sign("/a", content)))
                .as("by a key that is not known here yet")
                .isEmpty();
        assertThat(signatures("page", NEW).read("/a", signed)).isEmpty();
    }

    private static SignedBytes signatures(String purpose, SigningKeys.Key... keys) {
        var known = new SigningKeys(List.of(keys));
        return new SignedBytes(purpose, () -> known);
    }

    private static SigningKeys.Key key(int id) {
        var secret = new byte[32];
        Arrays.fill(secret, (byte) (id * 31));
        return new SigningKeys.Key((byte) id, secret);
    }
}
