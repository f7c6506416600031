package dev.unspool.article;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "The Ferry's Last Crossing!, the-ferrys-last-crossing",
        "Crème brûlée für Zoë, creme-brulee-fur-zoe",
        "北京 的 春天, 北京-的-春天",
        "مرحبا بالعالم, مرحبا-بالعالم",
        "हिन्दी समाचार, हिन्दी-समाचार",
        "--- 42 ---, 42",
        "!!!, untitled",
        "018f3a5e-1111-7abc-8def-0123456789ab, untitled"
    })
    void keepsLettersOfEveryScript(String title, String slug) {
        assertThat(Slug.of(title)).hasToString(slug);
    }

    @Property
    void makesAValidSlugOfAnything(@ForAll String title) {
        assertThat(Slug.isValid(Slug.of(title).value())).isTrue();
    }

    @Property
    void makesALegibleSlugOfAnything(@ForAll String title) {
        assertThat(Slug.isLegible(Slug.of(title).value())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "مرحبا-بالعالم",
                "हिन्दी-समाचार",
                "ข่าวที่น่าสนใจ",
                "ニュース-ガイド",
                "می-خواهم",
                "ন-্য",
                "tiếng-việt",
                "новый-год",
                "शुभ-क्ष"
            })
    void findsSlugsOfEveryScriptLegible(String slug) {
        assertThat(Slug.isLegible(slug)).isTrue();
    }

    @Property
    void makesTheSameSlugAgain(@ForAll String title) {
        var slug = Slug.of(title);
        assertThat(Slug.of(slug.value())).isEqualTo(slug);
    }

    @Property
    void staysShortWithASuffix(@ForAll String title) {
        assertThat(Slug.of(title + title + title).withSuffix("0123456789ab").value())
                .hasSizeLessThanOrEqualTo(Slug.MAX_LENGTH)
                .endsWith("-0123456789ab");
    }

    @Test
    void cutsAtAWord() {
        var title = "a very long title ".repeat(20);
        assertThat(Slug.of(title).value())
                .hasSizeLessThanOrEqualTo(Slug.MAX_LENGTH)
                .doesNotEndWith("-");
    }
}
