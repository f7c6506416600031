package dev.unspool.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.Prose;
import dev.unspool.article.Slug;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The patterns of the OpenAPI document refuse nothing that the server takes. */
class SchemaPatternsTest {

    private static final Pattern SLUG = Pattern.compile(SchemaPatterns.SLUG);
    private static final Pattern VISIBLE = Pattern.compile(SchemaPatterns.VISIBLE);

    @Test
    void takeEveryCharacterThatStandsInSlugs() {
        assertThat(characters()
                        .filter(Slug::isValid)
                        .filter(text -> !SLUG.matcher(text).matches()))
                .isEmpty();
    }

    @Test
    void takeEveryCharacterThatPeopleSee() {
        assertThat(characters()
                        .filter(Prose::isVisible)
                        .filter(text -> !VISIBLE.matcher(text).matches()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fog",
                "Fog",
                "a-b-2",
                "0b1f3a52-6a1e-4a2c-9a53-3b9d2f3b7c1",
                "0B1F3A52-6A1E-4A2C-9A53-3B9D2F3B7C11"
            })
    void takeSlugs(String text) {
        assertThat(Slug.isValid(text)).isTrue();
        assertThat(text).matches(SLUG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "a--b", "-a", "a-", "a b", "a/b", "a.b", "0b1f3a52-6a1e-4a2c-9a53-3b9d2f3b7c11"})
    void refuseWhatIsNoSlug(String text) {
        assertThat(Slug.isValid(text)).isFalse();
        assertThat(text).doesNotMatch(SLUG);
    }

    private static Stream<String> characters() {
        return IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(point -> Character.isDefined(point) && Character.getType(point) != Character.SURROGATE)
                .mapToObj(Character::toString);
    }
}
