package dev.unspool.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Caching headers of every page, and conditional requests (RFC 9110 sections 8.8, 9.3.2, 13 and 15.4.5). */
class CachedPagesTest extends RawHttpTest {

    @ParameterizedTest
    @EnumSource
    void sendsCacheControlAndSurrogateKeys(CacheablePage page) throws IOException {
        var answer = get(page.target(this));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("cache-control")).isEqualTo(page.cacheControl);
        assertThat(answer.etag()).as("a strong ETag").matches("\"[!#-~]+\"");
        assertThat(answer.header("vary")).isEqualTo("Accept-Encoding");
        assertThat(answer.header("surrogate-key").split(" ")).contains("article-" + articles.get(page.shows));
        assertThat(answer.header("content-length")).isEqualTo(Integer.toString(answer.body().length));
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @EnumSource
    void answersNotModifiedToAMatchingCondition(CacheablePage page) throws IOException {
        var target = page.target(this);
        for (var coding : new String[] {"identity", "gzip"}) {
            var fresh = get(target, "Accept-Encoding: " + coding);
            for (var condition : new String[] {"%s", "W/%s", "\"other\", %s", "\"x,y\" , W/%s,\"z\"", "*"}) {
                var ifNoneMatch = "If-None-Match: " + condition.formatted(fresh.etag());
                var answer = get(target, "Accept-Encoding: " + coding, ifNoneMatch);
                assertNotModified(fresh, answer, ifNoneMatch);
                assertNotModified(fresh, head(target, "Accept-Encoding: " + coding, ifNoneMatch), ifNoneMatch);
            }
        }
    }

    private static void assertNotModified(RawAnswer fresh, RawAnswer answer, String condition) {
        assertThat(answer.status()).as(condition).isEqualTo(304);
        for (var name : new String[] {"etag", "cache-control", "vary"}) {
            assertThat(answer.header(name)).as(name).isEqualTo(fresh.header(name));
        }
        assertThat(answer.header("transfer-encoding")).isNull();
        assertThat(answer.header("content-encoding")).isNull();
        assertThat(answer.header("content-length")).isIn(null, Integer.toString(fresh.body().length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "W/\"other\"", "other", "\"", "\"\"\"\"", ",,,", "W/", "\"a\" \"b\"", "**"})
    void sendsThePageToAConditionThatDoesNotMatch(String condition) throws IOException {
        assertThat(get("/api/v1/feed", "If-None-Match: " + condition).status()).isEqualTo(200);
        assertThat(get("/articles/manners-3", "If-None-Match: " + condition).status())
                .isEqualTo(200);
    }

    /** A header that occurs several times is one list (RFC 9110 section 5.3). */
    @ParameterizedTest
    @EnumSource(names = {"FEED", "ARTICLE_PAGE"})
    void readsAConditionSplitOverSeveralHeaders(CacheablePage page) throws IOException {
        var etag = get(page.path).etag();
        var answer = get(page.path, "If-None-Match: \"other\"", "If-None-Match: " + etag);
        assertThat(answer.status()).isEqualTo(304);
    }

    @ParameterizedTest
    @EnumSource
    void answersHeadAsGetWithoutTheBody(CacheablePage page) throws IOException {
        var target = page.target(this);
        for (var coding : new String[] {"identity", "gzip"}) {
            var full = get(target, "Accept-Encoding: " + coding);
            try (var connection = RawConnection.open(port)) {
                connection.send(RawConnection.request("HEAD", target, "Accept-Encoding: " + coding)
                        + RawConnection.request("GET", "/livez"));
                var head = connection.answer("HEAD");
                assertThat(head.status()).isEqualTo(200);
                assertThat(head.lastingHeaders()).isEqualTo(full.lastingHeaders());
                assertThat(connection.answer().status())
                        .as("what follows is the next answer, no body")
                        .isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/articles/{slug}, application/problem+json",
        "/articles/{slug}, text/html;charset=UTF-8",
        "/articles/{slug}?fragment=1, text/html;charset=UTF-8"
    })
    void forbidsCachingTheNoticeOfARetraction(String path, String type) throws IOException {
        var target = path.replace("{slug}", retracted());
        var answer = get(target);
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.header("content-type")).isEqualToIgnoringWhitespace(type);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(answer.header("etag")).isNull();
        assertThat(answer.header("surrogate-key")).as("for caches to forget by").matches("article-[0-9a-f-]{36}");
        assertThat(answer.text()).contains("Withdrawn by the editors.").doesNotContain("Paragraph");
        assertThat(get(target, "If-None-Match: *").status()).as("still gone").isEqualTo(410);
        var head = head(target);
        assertThat(head.status()).isEqualTo(410);
        assertThat(head.header("content-length")).isIn(null, answer.header("content-length"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/articles/nobody-wrote-it", "/articles/nobody-wrote-it", "/tags/nothing", "/nowhere"})
    void forbidsCachingAnswersForMissingPages(String target) throws IOException {
        var answer = get(target);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }
}
