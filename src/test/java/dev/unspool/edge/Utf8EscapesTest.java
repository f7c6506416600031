package dev.unspool.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Percent-escapes that are UTF-8, and those that only look like it. */
class Utf8EscapesTest {

    @Test
    void readsEveryCharacterOfUnicode() {
        for (var point = 1; point <= Character.MAX_CODE_POINT; point++) {
            var text = Character.toString(point);
            if (!Character.isLetterOrDigit(point)
                    && point > 0x80
                    && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
                var escaped = URLEncoder.encode(text, StandardCharsets.UTF_8);
                if (Utf8Escapes.end(escaped, 0) != escaped.length()) {
                    throw new AssertionError(escaped);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%4",
                "%zz",
                "%00",
                "%80",
                "%BF",
                "%C0%AF",
                "%C1%BF",
                "%C3",
                "%C3%",
                "%C3a",
                "%C3%28",
                "%C3%C3",
                "%E0%80%AF",
                "%E0%9F%BF",
                "%E2%82",
                "%E2%82a",
                "%E2%28%A1",
                "%ED%A0%80",
                "%ED%BF%BF",
                "%F0%80%80%AF",
                "%F0%8F%BF%BF",
                "%F0%9F%92",
                "%F4%90%80%80",
                "%F5%80%80%80",
                "%FE",
                "%FF"
            })
    void refusesWhatIsNoUtf8(String escapes) {
        assertThat(Utf8Escapes.end(escapes, 0)).isEqualTo(-1);
    }
}
