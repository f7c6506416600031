package dev.unspool.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unknown names, and the guesses at what was meant. */
class KnownNamesTest {

    private static final KnownNames NAMES =
            KnownNames.of("mode", "closesAt", "bodyHtml", "tags", "standfirst", "sort", "q");

    @ParameterizedTest
    @CsvSource({
        "mdoe, mode",
        "Mode, mode",
        "mod, mode",
        "modes, mode",
        "closeAt, closesAt",
        "closes_at, closesAt",
        "body_html, bodyHtml",
        "bodyHTML, bodyHtml",
        "tag, tags",
        "standfrist, standfirst",
        "sotr, sort",
        "Q, q"
    })
    void guessesTheNameThatWasMeant(String sent, String meant) {
        assertThat(NAMES.faults("", List.of(sent)))
                .containsExactly(new Fault(sent, "unknown", "is unknown: did you mean `" + meant + "`?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"__proto__", "colour", "", "рыба", "limit"})
    void listsTheNamesWhereNoneIsNear(String sent) {
        assertThat(NAMES.faults("image.", List.of(sent)).get(0))
                .isEqualTo(new Fault(
                        "image." + sent,
                        "unknown",
                        "is unknown: mode, closesAt, bodyHtml, tags, standfirst, sort, q are understood here"));
    }

    @Test
    void namesAFewOfManyAndTheBeginningOfALongOne() {
        var many =
                IntStream.range(0, 10_000).mapToObj(i -> "x".repeat(5_000) + i).toList();
        assertThat(NAMES.faults("", many))
                .hasSize(5)
                .allSatisfy(fault -> assertThat(fault.field()).hasSize(61));
    }

    @Test
    void findsNothingWrongWithKnownNames() {
        assertThat(NAMES.faults("", List.of("mode", "tags"))).isEmpty();
    }
}
