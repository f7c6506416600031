package dev.unspool.http;

import static dev.unspool.http.RawConnection.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Malicious and malformed requests get a clear answer, never 500, and do not affect the next reader. */
class HostileRequestsTest extends RawHttpTest {

    @AfterEach
    void answersTheNextReader() throws IOException {
        assertThat(get("/api/v1/articles/" + slug(3)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/api/v1/feed?limit=%zz 400",
                "/api/v1/feed?limit=% 400",
                "/api/v1/feed?%=%&%%=1 400",
                "/api/v1/feed?section=%C0%AF 400",
                "/api/v1/feed?limit=1&limit=2 200,400",
                "/api/v1/feed?cursor=a&cursor=b 400",
                "/api/v1/feed?cursor 200,400",
                "/api/v1/feed?=&=&&&&===& 200,400",
                "/api/v1/articles/% 400",
                "/api/v1/articles/%zz 400",
                "/api/v1/articles/%C0%AF 400,404",
                "/api/v1/articles/%00 400,404",
                "/api/v1/articles/a%00b 400,404",
                "/api/v1/articles/manners-3%00 400,404",
                "/api/v1/articles/manners-3;a=b 200,400,404",
                "/api/v1/articles/ 308",
                "/api/v1/articles/manners-3/ 308",
                "/api/v1/articles//manners-3 308",
                "/api/v1/articles/%2e%2e/feed 308,400,404",
                "/api/v1/articles/../feed 308,400,404",
                "/api/v1/./feed 400,404",
                "//api/v1/feed 308",
                "//elsewhere.example/api/v1/feed 308",
                "/../../etc/passwd 400,404",
                "/..%2f..%2fetc%2fpasswd 400,404",
                "/articles/..\\..\\x 400,404",
                "/articles/%252e%252e 308,400,404",
                "/articles/<script>alert(1)</script> 400,404",
                "/articles/manners-3?fragment=1&fragment=2 200,400",
                "/articles/manners-3?fragment=%00 200,400",
                "/articles/manners-3?cursor=%zz 400",
                "/tags/%E2%80%AE 400,404",
                "/?cursor=%FF%FE 400",
                "/?cursor=x 400",
                "* 400,404",
                "api/v1/feed 400,404",
                "@elsewhere.example/ 400,404",
                ":80/ 400,404",
                "/%F0%9F%92%A9 404"
            })
    void answersAnInvalidAddressWithAClearStatus(String target, String statuses) throws IOException {
        for (var method : List.of("GET", "HEAD")) {
            var answer = RawConnection.ask(port, method, target);
            assertThat(Integer.toString(answer.status())).as(method).isIn((Object[]) statuses.split(","));
            if (answer.status() == 308) {
                assertThat(answer.header("location")).startsWith("/").doesNotStartWith("//");
            } else if (method.equals("GET") && answer.status() != 200) {
                assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
                assertThat(JSON.readTree(answer.body()).at("/code").asString())
                        .isIn("malformed-request", "not-found", "cursor-invalid", "limit-out-of-range");
            }
        }
    }

    /** A server that is asked for an absolute address answers for its path, whatever host it names (RFC 9112 section 3.2.2). */
    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost/api/v1/feed", "http://elsewhere.example/api/v1/feed", "HTTP://x:1/api/v1/feed"
            })
    void answersForThePathOfAnAbsoluteAddress(String target) throws IOException {
        var answer = get(target);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(get("/api/v1/feed").text()).doesNotContain("elsewhere");
        var page = get(target.replace("/api/v1/feed", "/articles/" + slug(3)));
        assertThat(page.text()).contains("Manners 3").doesNotContain("elsewhere");
    }

    @Test
    void acceptsAddressesOfEightKilobytesAndNoLongerOnes() throws IOException {
        assertThat(get("/?utm_term=" + "a".repeat(7_000)).status()).isEqualTo(200);
        assertThat(get("/?utm_term=" + "a".repeat(9_000)).status()).isEqualTo(414);
        assertThat(get("/articles/" + "a".repeat(7_000)).status()).isEqualTo(404);
        assertThat(get("/?" + "utm_a=1&".repeat(900)).status()).isEqualTo(200);
    }

    @Test
    void acceptsSixteenKilobytesOfHeadersAndNoMore() throws IOException {
        assertThat(get("/api/v1/feed", "X-Much: " + "a".repeat(12_000)).status())
                .isEqualTo(200);
        assertThat(get("/api/v1/feed", "X-Much: " + "a".repeat(17_000)).status())
                .isEqualTo(431);
        assertThat(get("/api/v1/feed", many("X-%d: 1", 100)).status()).isEqualTo(200);
        assertThat(get("/api/v1/feed", many("X-%d: 1", 1_000)).status()).isEqualTo(431);
        assertThat(get("/api/v1/feed", many("X-%d: flood", 5_000)).status()).isEqualTo(431);
    }

    @Test
    void readsLongConditionsAndPreferences() throws IOException {
        assertThat(get("/api/v1/feed", "If-None-Match: " + "\"a\",".repeat(3_000))
                        .status())
                .isEqualTo(200);
        assertThat(get("/api/v1/feed", "Accept-Encoding: " + "a;q=0.5,".repeat(1_800))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/feed\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/v1/feed HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "GET /api/v1/feed HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n",
                "GET /api/v1/feed HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "GET /api/v1/feed HTTP/1.1\r\nHost: localhost\r\nBad Name: x\r\n\r\n",
                "GET /api/v1/feed HTTP/1.1\r\nHost: localhost\r\nX: a\u0000b\r\n\r\n",
                "GET /api/v1/feed SMTP/1.1\r\nHost: localhost\r\n\r\n",
                "\u0001\u0002\u0003\r\n\r\n"
            })
    void refusesBytesThatAreNotHttp(String bytes) throws IOException {
        try (var connection = RawConnection.open(port)) {
            connection.send(bytes);
            assertThat(connection.answer().status()).isBetween(400, 499);
        }
    }

    /**
     * Two lengths are used to smuggle a request past a proxy (RFC 9112 section 6.3): the chunked length counts, or the request is
     * refused.
     */
    @Test
    void readsNoSmuggledRequestFromABodyWithTwoLengths() throws IOException {
        var smuggled = request("GET", "/api/v1/articles/" + slug(9));
        try (var connection = RawConnection.open(port)) {
            connection.send("GET /api/v1/feed HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n".formatted(smuggled.length(), smuggled)
                    + request("GET", "/livez", "Connection: close"));
            var first = connection.answer();
            assertThat(first.status()).isIn(200, 400);
            if (first.status() == 200) {
                assertThat(connection.answer().text()).doesNotContain("Manners 9");
            }
            assertThat(connection.isOver()).isTrue();
        }
    }

    /** Newsletters and social networks append such parameters to links. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/articles/manners-3", "/articles/manners-3/comments", "/sections"})
    void servesLinksOfCampaigns(String path) throws IOException {
        assertThat(get(path + "?utm_campaign=a|b{c}^`\"&fbclid=<x>").status()).isEqualTo(200);
    }

    /** WebFlux, which answers these addresses, reads no URI but valid ones. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs",
                "/docs/reference",
                "/openapi.json",
                "/newsroom/sign-in",
                "/sections/nobody",
                "/articles/nobody",
                "/nothing"
            })
    void redirectsLinksWhoseQueryIsNotEncoded(String path) throws IOException {
        for (var method : List.of("GET", "HEAD")) {
            var answer = RawConnection.ask(
                    port, method, path + "?utm_campaign=a|b{c}^`\"\\&utm_term=<ü%20>".replace("ü", "%C3%BC"));
            assertThat(answer.status()).as(path).isEqualTo(308);
            assertThat(answer.header("location"))
                    .isEqualTo(path + "?utm_campaign=a%7Cb%7Bc%7D%5E%60%22%5C&utm_term=%3C%C3%BC%20%3E");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "//evil.example/login?{, /evil.example/login?%7B",
        "///evil.example/?|, /evil.example/?%7C",
        "http://evil.example/sections/nobody?{, /sections/nobody?%7B"
    })
    void redirectsToNoOtherHost(String target, String location) throws IOException {
        for (var method : List.of("GET", "POST")) {
            var answer = RawConnection.ask(port, method, target);
            assertThat(answer.status()).isEqualTo(308);
            assertThat(answer.header("location")).isEqualTo(location);
        }
    }

    @Test
    void redirectsFromAnIdInACampaignToo() throws IOException {
        var answer = get("/articles/" + articles.get(3) + "?utm_campaign=a|b");
        assertThat(answer.status()).isEqualTo(308);
        assertThat(answer.header("location")).startsWith("/articles/" + slug(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW", "get"})
    void namesTheAllowedMethodsOfAPage(String method) throws IOException {
        for (var target : List.of("/api/v1/feed", "/api/v1/articles/" + slug(3), "/articles/" + slug(3), "/")) {
            var answer = RawConnection.ask(port, method, target);
            assertThat(answer.status()).as(target).isIn(405, 501);
            assertThat(answer.header("allow")).contains("GET");
            assertThat(answer.text()).doesNotContain("Manners 3");
        }
    }

    @Test
    void answersARequestThatExpects100Continue() throws IOException {
        assertThat(get("/api/v1/feed", "Expect: 100-continue").status()).isIn(200, 417);
    }

    private static String[] many(String header, int count) {
        return IntStream.range(0, count).mapToObj(header::formatted).toArray(String[]::new);
    }
}
