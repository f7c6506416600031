package dev.unspool.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenTextTest {

    @Test
    void parsesItsOwnTokens() {
        IntStream.range(0, 1_000).mapToObj(i -> TokenText.random()).forEach(token -> {
            assertThat(TokenText.parse(token.value())).contains(token);
            assertThat(token.value()).startsWith("unspool_").hasSize(57);
        });
    }

    @Test
    void detectsEveryMistypedCharacter() {
        var text = TokenText.random().value();
        for (var i = 0; i < text.length(); i++) {
            var other = text.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(TokenText.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .as("at " + i)
                    .isEmpty();
            assertThat(TokenText.parse(text.substring(0, i))).isEmpty();
        }
        assertThat(TokenText.parse(text + "A")).isEmpty();
        assertThat(TokenText.parse(text + "\n")).isEmpty();
        assertThat(TokenText.parse("")).isEmpty();
    }

    @Test
    void hidesTheSecretInItsText() {
        var token = new TokenText("unspool_known");
        assertThat(token.hash()).isEqualTo("9f1a2a2241ffbb6a0675f991f515b5d7d578be509e6be4ff8759bd9300e9234f");
        assertThat(token.toString()).doesNotContain("known");
    }
}
