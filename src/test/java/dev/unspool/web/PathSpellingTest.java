package dev.unspool.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
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
        "//evil.example/, /evil.example",
        "/articles/Fog;jsessionid=1, /articles/fog",
        "/articles;jsessionid=1/Fog;JSessionId=2;x=3, /articles/fog",
        "/articles/;jsessionid=1/fog, /articles/fog"
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

    /** Putting accents in order takes quadratic time: an address of 8 KB held a thread for 80 ms. */
    @Test
    void leavesASegmentThatIsLongerThanAnyAddress() {
        var inAnotherOrder = "%CC%81".repeat(121) + "%CC%96".repeat(120);
        var path = "/articles/" + inAnotherOrder;
        assertThat(PathSpelling.canonical(path)).isEqualTo(path);
        assertThat(PathSpelling.canonical("/articles/" + inAnotherOrder.substring(6)))
                .isEqualTo("/articles/" + "%CC%96".repeat(120) + "%CC%81".repeat(120));
        assertThat(PathSpelling.canonical(path + "/%6dore/")).isEqualTo(path + "/more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/newsroom",
                "//newsroom/comments",
                "/Newsroom/",
                "/%6eewsroom/comments",
                "/newsroom;a=b/comments",
                "/newsroom;jsessionid=1",
                "/;a=b/newsroom",
                "/newsroom%2Fcomments",
                "/api/v1/newsroom",
                "/api;a=b/v1/newsroom/articles",
                "/api/v1;a=b/newsroom;c/articles",
                "/api/v1/newsroom%2farticles",
                "//api//V1/newsroom/articles"
            })
    void knowsTheNewsroomInEverySpelling(String path) {
        assertThat(PathSpelling.isOfNewsroom(path)).isTrue();
        assertThat(PathSpelling.isOfNewsroom("/articles" + path)).isFalse();
    }

    /** Whichever way a cache or a proxy takes the step. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/articles/../newsroom/comments",
                "/articles/%2e%2E/newsroom",
                "/articles/..;jsessionid=1/newsroom",
                "/./newsroom",
                "/newsroom/../articles/fog"
            })
    void knowsTheNewsroomBehindAStep(String path) {
        assertThat(PathSpelling.isOfNewsroom(path)).isTrue();
    }

    /** A browser would take the step, and arrive at another address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/articles/..;jsessionid=1/newsroom",
                "/articles/.;jsessionid=1/Fog",
                "/articles/..;x/Fog/",
                "/articles/../Fog",
                "/articles/%2e%2E/Fog/",
                "/articles/.%2e/%66og",
                "/articles/Fog/..",
                "/./docs/",
                "//evil.example/..;jsessionid=1//",
                "/articles/Fog;x=1",
                "/articles/Fog;x=1;jsessionid=2",
                "/docs;jsessionid=1/"
            })
    void hasNoOtherSpellingForStepsAndParameters(String path) {
        assertThat(PathSpelling.canonical(path)).isEqualTo(path);
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

    /** Whatever is put together: the address that a redirect names is where a browser arrives. */
    @Test
    void leadsWhereNoStepIsLeft() {
        var pieces = List.of(
                "",
                "Fog",
                "..",
                ".",
                "%2e",
                "%2E.",
                ";jsessionid=1",
                ";x",
                "%2F",
                "%5c",
                "newsroom",
                "%EF%BC%8E",
                "%20",
                "%66");
        var segments = pieces.stream()
                .flatMap(first -> pieces.stream().map(second -> first + second))
                .toList();
        for (var first : segments) {
            for (var second : segments) {
                var path = "/Articles/" + first + '/' + second;
                var led = PathSpelling.canonical(path);
                if (!led.equals(path)) {
                    assertThat(led)
                            .as(path)
                            .startsWith("/articles")
                            .doesNotContain(";", "//")
                            .doesNotMatch("(?i).*/(?:\\.|%2e){1,2}(?:/.*)?");
                }
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
