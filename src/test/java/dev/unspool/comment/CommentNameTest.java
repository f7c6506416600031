package dev.unspool.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.web.Fault;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"علی\u200Cرضا", "👨\u200D👩\u200D👧\u200D👦", "ශ්\u200Dරී", "Ada"})
    void takesNamesWithTheJoinersThatTheyNeed(String name) {
        var faults = new ArrayList<Fault>();
        assertThat(CommentText.name(name, faults)).isEqualTo(name);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ad\u200Da", "Ada\u200C", "A\u200Bda", "Ada\u202E", "علی\u200C\u200Cرضا", "👩\u200D"})
    void refusesNamesWithHiddenCharacters(String name) {
        var faults = new ArrayList<Fault>();
        CommentText.name(name, faults);
        assertThat(faults).extracting(Fault::code).containsExactly("invisible");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u2800",
                "\u3164",
                "\u115F",
                "\u00AD",
                "\u0301",
                "\u202E",
                "\uDB40\uDC41",
                "\uFE0F",
                "\u200D",
                "\u3000"
            })
    void refusesNamesThatNobodySees(String name) {
        var faults = new ArrayList<Fault>();
        CommentText.name(name, faults);
        assertThat(faults).extracting(Fault::field).containsExactly("name");
    }
}
