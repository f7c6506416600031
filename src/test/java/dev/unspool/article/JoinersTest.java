package dev.unspool.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinersTest {

    private static final String ANY = "(?s).*[\u200C\u200D].*";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "علی\u200Cرضا",
                "می\u200Cخواهم",
                "نَ\u200Cرضا",
                "क्\u200Dष",
                "क्\u200Cष",
                "ශ්\u200Dරී",
                "രാജന്\u200D",
                "র\u200D্যাব",
                "👩\u200D👩\u200D👧",
                "👨🏽\u200D🚀",
                "❤\uFE0F\u200D🔥",
                "🏳\uFE0F\u200D🌈",
                "🙂\u200D↔\uFE0F",
                "Ada 👩\u200D🚀 Lovelace"
            })
    void findsThoseThatASpellingNeeds(String name) {
        assertThat(Joiners.withoutNeeded(name)).doesNotMatch(ANY).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200D",
                "\u200C\u200C",
                "Ad\u200Da",
                "Ad\u200Ca",
                "Ada\u200D",
                "Ада\u200Cм",
                "علی\u200C",
                "\u200Cعلی",
                "علی\u200Dرضا",
                "ی\u200C\u200Cر",
                "ر\u200Cعلی",
                "क\u200Dष",
                "क्\u200D",
                "क्\u200D\u200Dष",
                "👩\u200D",
                "\u200D👩",
                "👩\u200Da",
                "a\u200D👧",
                "👩\u200D\u200D👧",
                "👩 \u200D👧",
                "°\u200D°",
                "東\u200D京"
            })
    void leavesThoseThatHide(String name) {
        assertThat(Joiners.withoutNeeded(name)).matches(ANY);
    }
}
