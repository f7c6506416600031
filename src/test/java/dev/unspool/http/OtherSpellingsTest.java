package dev.unspool.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses in other spellings lead to ours, by one permanent redirect. */
class OtherSpellingsTest extends RawHttpTest {

    @ParameterizedTest
    @CsvSource({
        "/articles/Manners-3, /articles/manners-3",
        "/articles/manners-3/, /articles/manners-3",
        "/articles/%6Danners-3?utm_source=x, /articles/manners-3?utm_source=x",
        "/%61rticles/manners-3, /articles/manners-3",
        "//articles/manners-3, /articles/manners-3",
        "/articles/MANNERS-3/?fragment=1&utm_term=%22%2F%2Fevil, /articles/manners-3?fragment=1&utm_term=%22%2F%2Fevil",
        "/Articles/manners-3/comments/, /articles/manners-3/comments",
        "/articles/%6Danners-3/comments, /articles/manners-3/comments",
        "/sections/Etiquette, /sections/etiquette",
        "/sections/etiquette/, /sections/etiquette",
        "/Sections, /sections",
        "/tags/, /tags",
        "/authors/?utm_medium=x, /authors?utm_medium=x",
        "/api/v1/articles/Manners-3, /api/v1/articles/manners-3",
        "/api/v1/articles/manners-3/, /api/v1/articles/manners-3",
        "/api/v1/articles/%6danners-3/revisions, /api/v1/articles/manners-3/revisions",
        "/api/v1/articles/MANNERS-3/next?html=1, /api/v1/articles/manners-3/next?html=1",
        "/api/v1/articles/Manners-3/comments?limit=2, /api/v1/articles/manners-3/comments?limit=2",
        "/api/v1/Tags/, /api/v1/tags",
        "/docs/, /docs",
        "/articles/manners-3;jsessionid=1, /articles/manners-3",
        "/Articles;jsessionid=1/manners-3;JSESSIONID=2;x?fragment=1, /articles/manners-3?fragment=1",
        "/articles/%6Danners-3;jsessionid=1/comments, /articles/manners-3/comments",
        "/api/v1/%66eed, /api/v1/feed",
        "/articles/manners-3//?fragment=1, /articles/manners-3?fragment=1",
        "/Feed.json/, /feed.json",
        "//rss.xml, /rss.xml",
        "/Sections/Etiquette/atom.xml, /sections/etiquette/atom.xml",
        "/sections/%65tiquette/FEED.json, /sections/etiquette/feed.json",
        "/sections/etiquette/rss.xml/, /sections/etiquette/rss.xml",
        "/api/v1/articles/manners-3/revisions/, /api/v1/articles/manners-3/revisions",
        "/API/v1/feed?limit=1, /api/v1/feed?limit=1",
        "/api/v1/Feed/, /api/v1/feed",
        "/api/v1/search/?q=manners, /api/v1/search?q=manners"
    })
    void leadToOursByOneRedirect(String sent, String ours) throws IOException {
        var redirect = get(sent);
        assertThat(redirect.status()).isEqualTo(308);
        assertThat(redirect.header("location")).isEqualTo(ours);
        assertThat(redirect.header("cache-control")).startsWith("public");
        assertThat(redirect.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(get(ours).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/articles/nothing",
                "/articles/",
                "/nothing",
                "/api/v1/articles/nothing",
                "/tags/not%20a%20slug",
                "/assets/None.js"
            })
    void arePlainlyNotFoundIfSpelledWell(String address) throws IOException {
        var answer = get(address);
        assertThat(answer.status()).isIn(308, 404);
        var last = answer.status() == 308 ? get(String.valueOf(answer.header("location"))) : answer;
        assertThat(last.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "//evil.example/",
                "//evil.example/articles/Manners-3",
                "/%2F/evil.example/",
                "/.//evil.example/"
            })
    void neverLeadToAnotherHost(String address) throws IOException {
        var location = get(address).header("location");
        assertThat(location == null || location.matches("/[^/\\\\].*"))
                .as(location)
                .isTrue();
    }

    /** A redirect would lead somewhere else, or in a circle. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/articles/..;jsessionid=1/newsroom",
                "/articles/..;jsessionid=1/..;jsessionid=1/evil.example",
                "/articles/..;x/manners-3",
                "/articles/../Sections",
                "/articles/../../evil.example/",
                "/articles/%2e%2e/sections",
                "/articles/.%2E/%73ections",
                "/articles/%6Danners-3/..",
                "/articles/%6Danners-3;x=1",
                "/articles/Manners-3;x=1",
                "/articles;x=1/manners-3",
                "/api;x/v1/feed",
                "/api/v1;jsessionid=1;x/newsroom/articles",
                "/api/v1/articles/..;jsessionid=1/newsroom/articles",
                "/./docs/",
                "/docs;jsessionid=1/"
            })
    void arePlainlyRefusedWithStepsAndParameters(String address) throws IOException {
        var answer = get(address);
        assertThat(answer.status()).isIn(400, 401, 404);
        assertThat(answer.header("location")).isNull();
    }

    @Test
    void leadToTheNoticeOfARetractedArticle() throws IOException {
        var redirect = get("/articles/" + retracted().toUpperCase(Locale.ROOT));
        assertThat(redirect.header("location")).isEqualTo("/articles/" + retracted());
        assertThat(get("/articles/" + retracted()).status()).isEqualTo(410);
    }

    /** Each would otherwise share the cached answer of the address with a query, and a cold one would share its own 404. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/articles/manners-3?fragment=1",
                "/sections/etiquette?fragment=1",
                "/articles/manners-3/comments?fragment=1",
                "/api/v1/articles/manners-3/comments?limit=2"
            })
    void areOfNoAddressWithAnEscapedQuestionMark(String address) throws IOException {
        var escaped = address.replace("?", "%3F");
        assertThat(get(escaped).status()).isEqualTo(404);
        assertThat(get(address).status()).isEqualTo(200);
        assertThat(get(escaped).status()).isEqualTo(404);
        assertThat(get(address).status()).isEqualTo(200);
    }

    /** Nothing of the newsroom is kept by caches or read by pages of other origins, whatever the spelling. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/newsroom/comments/",
                "//newsroom/comments",
                "/newsroom//comments",
                "/api/v1/newsroom/articles/",
                "//api/v1/newsroom/articles",
                "/api//v1/newsroom/articles",
                "/%6Eewsroom/comments/",
                "/newsroom",
                "/Newsroom/comments",
                "/newsroom;x=1/comments",
                "/newsroom;jsessionid=1/comments",
                "/api;x=1/v1/newsroom/articles",
                "/api/v1;x=1/newsroom/articles",
                "/articles/..;jsessionid=1/newsroom/comments",
                "/articles/%2e%2e/newsroom/comments",
                "/newsroom%2Fcomments",
                "/api/v1/newsroom/articles"
            })
    void ofTheNewsroomAreNeitherKeptNorReadByOtherOrigins(String sent) throws IOException {
        for (var method : List.of("GET", "HEAD", "OPTIONS", "POST")) {
            var answer = RawConnection.ask(
                    port, method, sent, "Origin: https://front.example\r\nAccess-Control-Request-Method: GET");
            assertThat(answer.status()).as(method).isBetween(200, 499);
            assertThat(answer.header("cache-control")).as(method).isEqualTo("no-store");
            assertThat(answer.header("access-control-allow-origin")).as(method).isNull();
            assertThat(answer.header("access-control-allow-methods")).as(method).isNull();
        }
    }

    @Test
    void keepTheMethodAndTheBodyOfAForm() throws IOException {
        var redirect = RawConnection.ask(port, "POST", "/articles/Manners-3/comments/", "Content-Length: 0");
        assertThat(redirect.status()).isEqualTo(308);
    }

    @Test
    void redirectEachRequestWithItsOwnQuery() throws IOException {
        var address = "/articles/" + articles.get(3);
        assertThat(get(address + "?utm_source=1").header("location")).endsWith("?utm_source=1");
        assertThat(get(address + "?utm_source=2").header("location")).endsWith("?utm_source=2");
    }
}
