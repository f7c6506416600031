package dev.unspool.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.article.Author;
import dev.unspool.article.Dates;
import dev.unspool.article.Language;
import dev.unspool.web.Site;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, initials and colours. */
class WordsTest {

    private static final Instant DAY = Instant.parse("1906-03-12T23:30:00Z");

    @ParameterizedTest
    @CsvSource({"en,12 March 1906", "de,12. März 1906", "ja,1906年3月12日", "en-US,'March 12, 1906'"})
    void formatsADayInItsLanguage(String language, String day) {
        assertThat(Dates.day(DAY, new Language(language))).isEqualTo(day);
    }

    @Test
    void fallsBackIfTheMonthNamesAreUnknown() {
        var english = new Language("en");
        assertThat(Dates.supported(new Language("tlh"), english)).isEqualTo(english);
        assertThat(Dates.supported(new Language("sn"), english)).isEqualTo(new Language("sn"));
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Writer,AW",
        "Ada Maria de la Writer,AW",
        "Cher,C",
        "夏目漱石,夏",
        "نور الدين,نا",
        "👩‍🚀 Astronaut,👩‍🚀A",
        "é́lan vital,É́V"
    })
    void drawsInitialsOfWholeCharacters(String name, String initials) {
        assertThat(new Byline(Author.named(name), site("#9b1c31")).initials()).isEqualTo(initials);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#fff", "rebeccapurple", "oklch(0.5 0.2 20)", "rgb(10, 20, 30)"})
    void acceptsColours(String colour) {
        assertThat(new String(new Theme(site(colour)).css(), StandardCharsets.UTF_8))
                .contains("--accent:" + colour);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red;}body{display:none", "url(//elsewhere)", "#12"})
    void refusesOtherTextAndNamesTheSetting(String colour) {
        assertThatThrownBy(() -> new Theme(site(colour))).hasMessageContaining("unspool.site.accent");
    }

    private static Site site(String accent) {
        return new Site("LTD News", "", URI.create("http://localhost"), "en", accent, "#fff");
    }
}
