package dev.unspool.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.moderation.Confusables.Confusable;
import dev.unspool.moderation.Confusables.Kind;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfusablesTest {

    @ParameterizedTest
    @CsvSource({
        "Visit p\u0430ypal now, MIXED, p\u0430ypal",
        "g\u03BFogle, MIXED, g\u03BFogle",
        "Go to \u0440\u0430\u0443\u0440\u0430 and pay there, DISGUISED, \u0440\u0430\u0443\u0440\u0430",
        "via\u200Bgra, INVISIBLE, \u200B",
        "soft\u00ADhyphen, INVISIBLE, \u00AD",
        "abc\u202Egnp.exe, INVISIBLE, \u202E",
        "a\u2066b, INVISIBLE, \u2066",
        "join\u200Der, INVISIBLE, \u200D",
        "fill\u3164er, INVISIBLE, \u3164",
        "no\u200Emarks, INVISIBLE, \u200E",
        "Z\u0300\u0301\u0302\u0303\u0304algo, PILED, Z\u0300\u0301\u0302\u0303\u0304",
    })
    void findsConfusables(String text, Kind kind, String part) {
        var found = Confusables.in(text);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).kind()).isEqualTo(kind);
        assertThat(text.substring(found.get(0).start(), found.get(0).end())).isEqualTo(part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plain words, even naïve ones: Zürich, Đặng, Žižek.",
                "Привет, мир! IT-шник читает Wi-Fi.",
                "Καλημέρα κόσμε",
                "مرحبا\u200Fبالعالم (2)\u200E",
                "می\u200Cخواهم",
                "क्\u200Dष",
                "東京へGoogleで行く",
                "한국어 text",
                "👩\u200D👩\u200D👧 ❤\uFE0F\u200D🔥 👍🏽",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
                "Việt Nam",
                "\u05D1\u05B0\u05BC\u05E8\u05B5\u05D0\u05E9\u05B4\u05C1\u05D9\u05EA",
                "",
            })
    void ignoresOrdinaryText(String text) {
        assertThat(Confusables.in(text)).isEmpty();
    }

    /** Counts comparisons instead of time. Comparing each confusable with all others would take a million. */
    @ParameterizedTest
    @ValueSource(strings = {"a\u0431\u200B", "a\u0431 ", "e\u0301\u0301\u0301\u0301", "\u200B"})
    void doesNotCompareEachConfusableWithAllOthers(String part) {
        var comparisons = new AtomicInteger();
        var found = new TreeMap<Integer, Confusable>((one, other) -> {
            comparisons.incrementAndGet();
            return Integer.compare(one, other);
        });
        assertThat(Confusables.in(part.repeat(5_000 / part.length()), found)).hasSizeGreaterThanOrEqualTo(999);
        assertThat(comparisons).hasValueLessThan(found.size() * 40);
    }

    @Test
    void marksAnInvisibleJoinerInAPileOfAccentsOnce() {
        var found = Confusables.in("a\u0301\u0301\u034F\u0301");
        assertThat(found).singleElement().extracting(Confusable::kind).isEqualTo(Kind.INVISIBLE);
    }

    @Test
    void givesThemFromLeftToRightWithoutOverlap() {
        var text = "p\u0430y \u200B g\u03BFo x\u0300\u0301\u0302\u0303";
        var found = Confusables.in(text);
        assertThat(found)
                .extracting(Confusables.Confusable::kind)
                .isEqualTo(List.of(Kind.MIXED, Kind.INVISIBLE, Kind.MIXED, Kind.PILED));
        for (var i = 1; i < found.size(); i++) {
            assertThat(found.get(i).start())
                    .isGreaterThanOrEqualTo(found.get(i - 1).end());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Buy CASINO chips",
                "c\u200Basino",
                "c\u0430sin\u043E",
                "ｃａｓｉｎｏ!",
                "free  casino",
                "(casino)",
                "Cheap Pills, now"
            })
    void findsListedWordsThroughDisguises(String text) {
        assertThat(new WordList(List.of("casino", "cheap pills")).isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"casinos", "occasino", "cheappills", ""})
    void findsOnlyWholeWords(String text) {
        assertThat(new WordList(List.of("casino", "cheap pills")).isIn(text)).isFalse();
        assertThat(new WordList(List.of()).isIn(text)).isFalse();
    }
}
