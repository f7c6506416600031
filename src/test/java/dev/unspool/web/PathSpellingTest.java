package dev.unspool.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How addresses are spelled. */
class PathSpellingTest {

    private static final String KATAKANA = "/articles/%E3%82%AC%E3%82%AE%E3%82%B0";

    @ParameterizedTest
    @CsvSource({
        "/articles/fog/, /articles/fog",
        "/articles/fog///, /articles/fog",
        "//articles//fog, /articles/fog",
        "/articles/Fog, /articles/fog",
        "/Articles/FOG/Comments/, /articles/fog/comments",
        "/articles/%66og, /articles/fog",
        "/%61rticles/fog, /articles/fog",
        "/articles/fog%2Dbank, /articles/fog-bank",
        "/articles/fog%20, /articles/fog",
        "/articles/%EF%BC%A6og, /articles/fog",
        "/articles/%e3%82%ac%e3%82%ae%e3%82%b0, " + KATAKANA,
        "/articles/%E3%82%AB%E3%82%99%E3%82%AD%E3%82%99%E3%82%AF%E3%82%99, " + KATAKANA,
        "/sections/, /sections",
        "/Tags/Clocks-Bells, /tags/clocks-bells",
        "/authors/ADA-writer/, /authors/ada-writer",
        "/API/v1/Articles/Fog/next/, /api/v1/articles/fog/next",
        "/docs/, /docs",
        "//evil.example/, /evil.example"
    })
    void hasOneSpellingForEachAddress(String sent, String canonical) {
        assertThat(PathSpelling.canonical(sent)).isEqualTo(canonical);
        assertThat(PathSpelling.canonical(canonical)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/articles/fog",
                KATAKANA,
                "/articles/%D9%85%D9%82%D9%87%D9%89/comments",
                "/articles/fog%2Fbank",
                "/articles/%2E%2E",
                "/articles/fog!",
                "/articles/fog~*",
                "/assets/Main.JS",
                "/api/v1/streams/AbC/credit"
            })
    void leavesWhatIsSpelledWell(String path) {
        assertThat(PathSpelling.canonical(path)).isEqualTo(path);
        assertThat(PathSpelling.hasOtherEscapes(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/newsroom",
                "//newsroom/comments",
                "/Newsroom/",
                "/%6eewsroom/comments",
                "/newsroom;a=b/comments",
                "/api/v1/newsroom",
                "//api//V1/newsroom/articles"
            })
    void knowsTheNewsroomInEverySpelling(String path) {
        assertThat(PathSpelling.isOfNewsroom(path)).isTrue();
        assertThat(PathSpelling.isOfNewsroom("/articles" + path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles/%66og", "/articles/%e3%82%ac", "/tags/a%2db", "/articles/a%7Eb"})
    void noticesOtherEscapes(String path) {
        assertThat(PathSpelling.hasOtherEscapes(path)).isTrue();
    }

    /** A redirect to it would otherwise be followed by another. */
    @Test
    void spellsEveryCharacterSoThatItStays() {
        for (int point = 1; point <= Character.MAX_CODE_POINT; point += point < 0x3000 ? 1 : 97) {
            var text = Character.toString(point);
            if (Character.isLetterOrDigit(point) && Normalizer.isNormalized(text, Form.NFKC)) {
                var once = PathSpelling.canonical("/articles/" + URLEncoder.encode(text, StandardCharsets.UTF_8));
                assertThat(PathSpelling.canonical(once)).isEqualTo(once);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "///evil.example/",
                "/%2F/evil.example/",
                "//evil.example/articles/Fog",
                "/%5Cevil.example/"
            })
    void neverLeadsToAnotherHost(String path) {
        assertThat(PathSpelling.canonical(path)).matches("/[^/\\\\].*");
    }
}
