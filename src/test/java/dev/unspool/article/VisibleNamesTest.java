package dev.unspool.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.Draft.Body;
import dev.unspool.article.Draft.Body.Form;
import dev.unspool.article.DraftRejected.Fault;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name of characters that nobody sees is none. */
class VisibleNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u2800",
                "\u3164",
                "\u115F\u1160",
                "\uFFA0",
                "\u00AD",
                "\u0301",
                "\u0301\u0308 \u20DD",
                "\u202E\u202C",
                "\u2066\u2069",
                "\u200B\u200C\u200D\u2060\uFEFF",
                "\uDB40\uDC41\uDB40\uDC42",
                "\uFE0F",
                "\uDB40\uDD00",
                "\u180B",
                "\u034F",
                "\u061C",
                "\u00A0\u3000",
                "\u2028",
                "\uFFFC",
                "\u0001",
                "\u0903"
            })
    void refusesNamesThatNobodySees(String name) {
        assertThat(Prose.isVisible(name)).isFalse();
        assertThat(faults(name, "Tides", "Ann Lee")).containsExactly("section required");
        assertThat(faults("Harbour", name, "Ann Lee")).containsExactly("tags required");
        assertThat(faults("Harbour", "Tides", name)).containsExactly("author required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "ㄱ",
                "é",
                "e\u0301",
                "नि",
                "علی\u200Cرضا",
                "👨\u200D👩\u200D👧",
                "❤\uFE0F",
                "C++",
                "¿",
                "⠁",
                "กำ",
                "𐐀"
            })
    void takesNamesWithOneVisibleCharacter(String name) {
        assertThat(Prose.isVisible(name)).isTrue();
        assertThat(Prose.isVisible("\u200B" + name + "\u2800")).isTrue();
        assertThat(faults(name, name, name)).isEmpty();
    }

    private static List<String> faults(String section, String tag, String author) {
        try {
            return draft(section, tag, author).missing().stream()
                    .map(VisibleNamesTest::named)
                    .toList();
        } catch (DraftRejected rejected) {
            return rejected.faults().stream().map(VisibleNamesTest::named).toList();
        }
    }

    private static Draft draft(String section, String tag, String author) {
        return new Draft(
                null,
                new ArticleHeader("Title", null, null),
                new Body("<p>Text</p>", Form.HTML),
                new Filing(Section.named(section), List.of(Tag.named(tag)), Author.named(author), new Language("en")),
                null);
    }

    private static String named(Fault fault) {
        return fault.field() + " " + fault.code();
    }
}
