package dev.unspool.http;

import static dev.unspool.http.RawConnection.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** HTTP as RFC 9110 and 9112 have it, at every kind of address: cached, not cached, static, refused. */
@ExtendWith(OutputCaptureExtension.class)
class EdgesTest extends RawHttpTest {

    /** One address for each way in which answers are made. */
    private static final List<String> ADDRESSES = List.of(
            "/",
            "/articles/manners-3",
            "/articles/manners-3/comments",
            "/api/v1/feed",
            "/api/v1/articles/manners-3",
            "/api/v1/articles/manners-3/comments",
            "/api/v1/articles/manners-3/next",
            "/api/v1/changes?after=0",
            "/openapi.json",
            "/docs",
            "/favicon.svg",
            "/robots.txt",
            "/theme.css",
            "/livez",
            "/readyz",
            "/health");

    private static final List<String> TAGGED = List.of(
            "/",
            "/articles/manners-3",
            "/articles/manners-3/comments",
            "/api/v1/feed",
            "/api/v1/articles/manners-3",
            "/api/v1/articles/manners-3/comments",
            "/api/v1/changes?after=0",
            "/favicon.svg",
            "/robots.txt");

    private static final Pattern STYLE_SHEET = Pattern.compile("/assets/[\\w.-]+\\.css");

    /** The bytes of a Cyrillic word, which a client should have escaped. */
    private static final String RAW = new String("рыба".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%s",
                "/assets/%s.js",
                "/articles/%s",
                "/api/v1/articles/%s",
                "/api/v1/%s",
                "/newsroom/%s",
                "/?q=%s",
                "/docs?%s=1"
            })
    void refusesRawBytesWithoutALineInTheLog(String target, CapturedOutput log) throws IOException {
        var before = log.getAll().length();
        var refused = get(target.formatted(RAW));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("malformed-request");
        assertThat(log.getAll().substring(before)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%C0%AF",
                "%ED%A0%80",
                "%E2%82",
                "%F0%9F%92",
                "%00",
                "%FF",
                "%F4%90%80%80",
                "a%C0%80b",
                "%c0%ae%c0%ae"
            })
    void refusesWhatIsNoUtf8InPathsAndQueries(String escapes) throws IOException {
        for (var target :
                List.of("/", "/articles/", "/api/v1/articles/", "/assets/", "/api/v1/x/", "/newsroom/", "/livez/")) {
            assertThat(get(target + escapes).status()).as(target).isEqualTo(400);
        }
        for (var target :
                List.of("/?utm_source=", "/api/v1/feed?cursor=", "/api/v1/changes?after=", "/livez?", "/assets/x?v=")) {
            assertThat(get(target + escapes).status()).as(target).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../../etc/passwd",
                "/../x",
                "/assets/%2e%2e/x",
                "/assets/..%2fx",
                "/assets/%252e%252e/x",
                "/x/../../y",
                "/WEB-INF/web.xml"
            })
    void writesNoLineForAnAddressThatClimbs(String target, CapturedOutput log) throws IOException {
        var before = log.getAll().length();
        assertThat(get(target).status()).isIn(400, 404);
        assertThat(log.getAll().substring(before)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host: a\r\nHost: a\r\n",
                "Host: a\r\nHost: b\r\n",
                "Host: a, b\r\n",
                "Host: a/b\r\n",
                "Host: a b\r\n",
                "Host: user@a\r\n"
            })
    void refusesRequestsWithoutOneHost(String hosts) throws IOException {
        for (var target :
                List.of("/api/v1/feed", "/livez", "/", "/api/v1/newsroom/articles", "http://localhost/api/v1/feed")) {
            try (var connection = RawConnection.open(port)) {
                connection.send("GET " + target + " HTTP/1.1\r\n" + hosts + "\r\n");
                var refused = connection.answer();
                assertThat(refused.status()).as(target).isEqualTo(400);
                assertThat(refused.header("content-type")).isEqualTo("application/problem+json");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/3.0", "HTTP/2.0", "HTTP/0.9", "HTTP/10.1"})
    void refusesOtherVersionsInTheRequestLine(String version) throws IOException {
        for (var target : List.of("/api/v1/feed", "/", "/api/v1/stream")) {
            try (var connection = RawConnection.open(port)) {
                connection.send("GET " + target + " " + version + "\r\nHost: localhost\r\n\r\n");
                var refused = connection.answer();
                assertThat(refused.status()).as(target).isEqualTo(400);
                assertProblem(refused, "malformed-request");
            }
        }
    }

    @Test
    void answersALaterMinorVersionAsItsOwn() throws IOException {
        try (var connection = RawConnection.open(port)) {
            connection.send("GET /livez HTTP/1.2\r\nHost: localhost\r\n\r\n");
            assertThat(connection.answer().status()).isEqualTo(200);
            connection.send("GET /livez HTTP/1.2\r\n\r\n");
            assertThat(connection.answer().status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/feed?limit=3&limit=4",
                "/api/v1/feed?limit=3&limit=3",
                "/?cursor=x&cursor=y",
                "/api/v1/articles/manners-3/comments?limit=3&limit=4",
                "/api/v1/changes?after=1&after=2"
            })
    void refusesAParameterThatIsGivenTwice(String target) throws IOException {
        assertProblem(get(target), "malformed-request");
    }

    @Test
    void answersAllPipelinedRequestsBeforeItCloses() throws IOException {
        for (var target : List.of("/api/v1/feed", "/livez", "/api/v1/articles/nobody", "/api/v1/feed?zzz=1")) {
            var requests = new StringBuilder();
            for (var i = 1; i < 40; i++) {
                requests.append(request("GET", target));
            }
            requests.append(request("GET", target, "Connection: close")).append(request("GET", "/livez"));
            try (var connection = RawConnection.open(port)) {
                connection.send(requests.toString());
                var closes = new ArrayList<String>();
                for (var i = 1; i <= 40; i++) {
                    closes.add(connection.answer().header("connection"));
                }
                assertThat(closes.subList(0, 39)).as(target).containsOnlyNulls();
                assertThat(closes.get(39)).isEqualTo("close");
                assertThat(connection.isOver()).isTrue();
            }
        }
    }

    @Test
    void describesAddressesAndHeadersThatAreTooLong() throws IOException {
        var address = get("/" + "a".repeat(9_000));
        assertThat(address.status()).isEqualTo(414);
        assertProblem(address, "address-too-long");
        var headers = get("/", "X-Much: " + "a".repeat(17_000));
        assertThat(headers.status()).isEqualTo(431);
        assertProblem(headers, "headers-too-large");
        assertProblem(get("/api/v1/stream", "X: y\r\n".repeat(200) + "X: y"), "headers-too-large");
        try (var connection = RawConnection.open(port)) {
            connection.send("GET / SMTP/1.1\r\nHost: localhost\r\n\r\n");
            assertProblem(connection.answer(), "malformed-request");
        }
    }

    private static void assertProblem(RawAnswer answer, String code) throws IOException {
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(JSON.readTree(answer.body()).get("code").asString()).isEqualTo(code);
        assertThat(answer.header("access-control-allow-origin")).isEqualTo("*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "image/png",
                "application/xml",
                "text/event-stream",
                "nonsense",
                "application/json;q=0",
                "*/*;q=0",
                ";;"
            })
    void sendsWhatItHasWhateverIsAccepted(String accept) throws IOException {
        for (var target : ADDRESSES) {
            var answer = get(target, "Accept: " + accept);
            assertThat(answer.status()).as(target).isEqualTo(200);
            assertThat(answer.header("content-type"))
                    .as(target)
                    .isEqualTo(get(target).header("content-type"));
        }
    }

    /** What a header cannot mean is passed over, or refused: never a failure of ours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept-Language",
                "Accept-Encoding",
                "Accept-Charset",
                "Accept",
                "If-Modified-Since",
                "If-None-Match",
                "If-Match",
                "If-Range",
                "Range",
                "Cookie",
                "Origin",
                "Access-Control-Request-Method",
                "Content-Type",
                "Content-Encoding",
                "Authorization",
                "Idempotency-Key",
                "Unspool-Author",
                "Last-Event-ID",
                "X-Forwarded-For",
                "traceparent"
            })
    void failsForNoHeader(String name) throws IOException {
        for (var value :
                List.of("", ";;;", "\"", "/", "*/*;q=x", "bytes=9-1", "\u00e9\u00ff", ",,,=,", "a".repeat(3_000))) {
            for (var target : List.of(
                    "/", "/docs", "/livez", "/api/v1/changes?after=0", "/newsroom/sign-in", "/nothing", asset())) {
                var answer = get(target, name + ": " + value);
                assertThat(answer.status()).as(target + value).isLessThan(500);
            }
            for (var target :
                    List.of("/newsroom/sign-in", "/articles/manners-3/comments", "/api/v1/articles/manners-3/views")) {
                var answer = RawConnection.ask(port, "POST", target, name + ": " + value);
                assertThat(answer.status()).as(target + value).isLessThan(500);
            }
        }
    }

    @Test
    void takesNoParametersInThePath() throws IOException {
        for (var target : List.of(
                "/livez;x=1", "/api/v1/changes;x=1?after=0", "/api/v1/feed;x=1", "/articles/manners-3/comments;x")) {
            assertThat(get(target).status()).as(target).isEqualTo(404);
        }
        assertThat(get("/api/v1/feed#x").status()).isEqualTo(400);
    }

    @Test
    void answersOptionsInOneManner() throws IOException {
        for (var target : ADDRESSES) {
            assertOptions(target, target.endsWith("/comments") ? null : "GET, HEAD, OPTIONS");
        }
        assertOptions("/api/v1/stream", "GET, HEAD, OPTIONS");
        assertOptions("/articles/manners-3/comments", "GET, HEAD, OPTIONS, POST");
        assertOptions("/api/v1/articles/manners-3/comments", "GET, HEAD, OPTIONS, POST");
        assertOptions("/api/v1/articles/manners-3/views", "OPTIONS, POST");
        assertOptions("/api/v1/streams/x/credit", "OPTIONS, PUT");
        assertOptions("/api/v1/newsroom/articles", "GET, HEAD, OPTIONS, POST");
        assertOptions("/newsroom/comments", "GET, HEAD, OPTIONS, POST");
        assertOptions("*", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        assertThat(RawConnection.ask(port, "OPTIONS", "/api/v1/nothing").status())
                .isEqualTo(404);
    }

    private void assertOptions(String target, String allowed) throws IOException {
        var answer = RawConnection.ask(port, "OPTIONS", target);
        assertThat(answer.status()).as(target).isEqualTo(204);
        if (allowed != null) {
            assertThat(answer.header("allow")).as(target).isEqualTo(allowed);
        }
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "br;q=0, gzip                 | gzip",
                "gzip;q=0, br                 | br",
                "br;q=0.1, gzip;q=0.9         | gzip",
                "gzip;q=0                     | identity",
                "*;q=0                        | identity",
                "br;q=0, gzip;q=0             | identity",
                "identity, gzip;q=0.5         | identity",
                "identity;q=0, gzip           | gzip",
                "identity;q=0, br             | br",
                "gzipped, notbr               | identity"
            })
    void weighsCodingsForAllThatIsCompressed(String accepted, String coding) throws IOException {
        for (var target : List.of(
                "/openapi.json", "/docs", "/api/v1/feed", "/articles/manners-3", "/api/v1/changes?after=0", asset())) {
            var answer = get(target, "Accept-Encoding: " + accepted);
            assertThat(answer.coding()).as(target).isEqualTo(coding);
            assertThat(answer.header("vary")).as(target).contains("Accept-Encoding");
        }
        assertThat(get("/favicon.ico", "Accept-Encoding: " + accepted).status()).isEqualTo(200);
    }

    /** A style sheet that the build compressed. */
    private String asset() throws IOException {
        var sheet = STYLE_SHEET.matcher(get("/").text());
        assertThat(sheet.find()).isTrue();
        return sheet.group();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "TAG", "W/TAG", "\"x\", TAG", "\"x\",W/\"y\",  W/TAG", " TAG , \"x\""})
    void readsConditionsAlikeEverywhere(String condition) throws IOException {
        for (var target : TAGGED) {
            var etag = get(target).etag().replace("W/", "");
            var answer = get(target, "If-None-Match: " + condition.replace("TAG", etag));
            assertThat(answer.status()).as(target).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(get(target, "If-None-Match: \"x\", W/\"y\"").status()).isEqualTo(200);
        }
        assertThat(get("/api/v1/articles/nobody", "If-None-Match: *").status()).isEqualTo(404);
        assertThat(get("/articles/" + retracted(), "If-None-Match: *").status()).isEqualTo(410);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lines=1-2",
                "items=0-5",
                "bytess=0-1",
                "LINES=1-1",
                "bytes 0-1",
                "x",
                "bytes=0-9",
                "bytes=9-1",
                "bytes=99999999-",
                "bytes="
            })
    void ignoresRanges(String range) throws IOException {
        for (var target : List.of("/docs", "/api/v1/feed", "/favicon.svg", "/livez", asset())) {
            var answer = get(target, "Range: " + range);
            assertThat(answer.status()).as(target).isEqualTo(200);
            assertThat(answer.body())
                    .isEqualTo(
                            target.equals("/livez")
                                    ? answer.body()
                                    : get(target).body());
        }
    }

    @Test
    void refusesALongUploadBeforeItIsSent() throws IOException {
        for (var target : List.of(
                "/api/v1/articles/manners-3/views",
                "/articles/manners-3/comments",
                "/api/v1/articles/manners-3/comments")) {
            try (var connection = RawConnection.open(port)) {
                var type = target.startsWith("/api") ? "application/json" : "application/x-www-form-urlencoded";
                connection.send(request(
                        "POST", target, "Content-Type: " + type, "Content-Length: 90000000", "Expect: 100-continue"));
                var statuses = connection.statuses();
                assertThat(statuses).as(target).containsExactly(413);
            }
        }
    }

    @Test
    void goesOnWithAnUploadThatFits() throws IOException {
        try (var connection = RawConnection.open(port)) {
            connection.send(request(
                    "POST",
                    "/api/v1/articles/manners-3/views",
                    "Content-Type: application/json",
                    "Content-Length: 2",
                    "Expect: 100-continue"));
            assertThat(connection.status()).isEqualTo(100);
            connection.send("{}");
            assertThat(connection.answer().status()).isEqualTo(422);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "deflate", "x-gzip", "gzip, identity", "nonsense"})
    void refusesCompressedBodies(String coding) throws IOException {
        for (var target : Set.of("/api/v1/articles/manners-3/views", "/api/v1/articles/manners-3/comments")) {
            try (var connection = RawConnection.open(port)) {
                connection.send(request(
                                "POST",
                                target,
                                "Content-Type: application/json",
                                "Content-Encoding: " + coding,
                                "Content-Length: 2")
                        + "{}");
                var refused = connection.answer();
                assertThat(refused.status()).isEqualTo(415);
                assertThat(refused.header("accept-encoding")).isEqualTo("identity");
            }
        }
    }

    @Test
    void opensReadingToEveryOrigin() throws IOException {
        var targets = new TreeSet<>(ADDRESSES);
        targets.addAll(List.of(
                "/api/v1/articles/nobody",
                "/api/v1/feed?zzz=1",
                "/articles/" + retracted(),
                "/nothing",
                asset(),
                "/api/v1/stream?zzz=1"));
        for (var target : targets) {
            for (var origin : List.of("Origin: https://app.example", "Origin: null", "X-None: x")) {
                for (var method : List.of("GET", "HEAD")) {
                    var answer = RawConnection.ask(port, method, target, origin);
                    assertThat(answer.header("access-control-allow-origin"))
                            .as(target)
                            .isEqualTo("*");
                    assertThat(answer.header("access-control-expose-headers"))
                            .contains("ETag, Link, Location, Retry-After, RateLimit, RateLimit-Policy");
                    assertThat(answer.header("access-control-allow-credentials"))
                            .isNull();
                    assertThat(String.valueOf(answer.header("vary"))).as(target).doesNotContain("Origin");
                }
            }
        }
        for (var target : TAGGED) {
            var answer = get(target, "If-None-Match: *", "Origin: https://app.example");
            assertThat(answer.status()).isEqualTo(304);
            assertThat(answer.header("access-control-allow-origin")).as(target).isEqualTo("*");
        }
    }

    @Test
    void opensTheStreamToEveryOrigin() throws IOException {
        try (var connection = RawConnection.open(port)) {
            connection.send(request("GET", "/api/v1/stream", "Origin: https://app.example"));
            assertThat(connection.textBetween("HTTP/1.1 200", "event: hello").toLowerCase(Locale.ROOT))
                    .contains("access-control-allow-origin: *");
        }
    }

    @Test
    void opensTheNewsroomToNone() throws IOException {
        for (var target : List.of(
                "/newsroom/sign-in",
                "/newsroom/comments",
                "/api/v1/newsroom/articles",
                "/api/v1/%6eewsroom/articles",
                "/newsroom")) {
            for (var method : List.of("GET", "HEAD", "POST", "OPTIONS")) {
                var answer = RawConnection.ask(
                        port, method, target, "Origin: https://app.example", "Access-Control-Request-Method: GET");
                assertThat(answer.headers().keySet())
                        .as(method + target)
                        .noneMatch(name -> name.startsWith("access-control"));
            }
        }
    }

    @Test
    void answersPreflightsForReadingAlone() throws IOException {
        for (var target : List.of(
                "/api/v1/feed", "/", "/api/v1/stream", "/api/v1/changes", "/api/v1/articles/manners-3/comments")) {
            var reading = preflight(target, "GET");
            assertThat(reading.status()).as(target).isEqualTo(204);
            assertThat(reading.header("access-control-allow-origin")).isEqualTo("*");
            assertThat(reading.header("access-control-allow-methods")).isEqualTo("GET, HEAD");
            assertThat(reading.header("access-control-allow-headers"))
                    .contains("If-None-Match", "Last-Event-ID", "Unspool-Author");
            assertThat(reading.header("access-control-max-age")).isEqualTo("7200");
            assertThat(reading.header("vary")).contains("Origin", "Access-Control-Request-Method");
            for (var method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                var writing = preflight(target, method);
                assertThat(writing.header("access-control-allow-origin"))
                        .as(method + target)
                        .isNull();
                assertThat(writing.header("access-control-allow-methods")).isNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://site.example",
                "https://SITE.example",
                "https://site.example:443",
                "http://localhost:3000"
            })
    void letsPagesOfTheOriginsInTheSettingWrite(String origin) throws IOException {
        for (var method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            var preflight = preflight("/api/v1/articles/manners-3/comments", method, origin);
            assertThat(preflight.status()).isEqualTo(204);
            assertThat(preflight.header("access-control-allow-origin")).isEqualTo(origin);
            assertThat(preflight.header("access-control-allow-methods")).contains(method);
            assertThat(preflight.header("access-control-allow-headers")).contains("Content-Type", "Idempotency-Key");
            assertThat(preflight.header("vary")).contains("Origin");
        }
        var answer = RawConnection.ask(
                port,
                "POST",
                "/api/v1/articles/manners-3/views",
                "Origin: " + origin,
                "Content-Type: application/json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("access-control-allow-origin")).isEqualTo(origin);
        assertThat(answer.header("access-control-expose-headers")).contains("Retry-After");
        assertThat(answer.header("vary")).contains("Origin");
        assertThat(get("/api/v1/feed", "Origin: " + origin).header("access-control-allow-origin"))
                .isEqualTo("*");
        var newsroom = RawConnection.ask(
                port,
                "POST",
                "/newsroom/sign-in",
                "Origin: " + origin,
                "Content-Type: application/x-www-form-urlencoded");
        assertThat(newsroom.status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://site.example.evil",
                "https://evil-site.example",
                "http://site.example",
                "https://site.example:8443",
                "null",
                "https://site.example/"
            })
    void letsNoLookAlikeWrite(String origin) throws IOException {
        assertThat(preflight("/api/v1/articles/manners-3/comments", "POST", origin)
                        .header("access-control-allow-origin"))
                .isNull();
        var refused = RawConnection.ask(
                port,
                "POST",
                "/api/v1/articles/manners-3/comments",
                "Origin: " + origin,
                "Content-Type: application/json");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("access-control-allow-origin")).isNull();
    }

    private RawAnswer preflight(String target, String method) throws IOException {
        return preflight(target, method, "https://app.example");
    }

    private RawAnswer preflight(String target, String method, String origin) throws IOException {
        return RawConnection.ask(
                port,
                "OPTIONS",
                target,
                "Origin: " + origin,
                "Access-Control-Request-Method: " + method,
                "Access-Control-Request-Headers: content-type");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/articles/manners-3/comments",
        "PUT, /api/v1/streams/x/credit",
        "POST, /api/v1/comments/x/reports",
        "DELETE, /api/v1/comments/x"
    })
    void refusesWhatPagesOfOtherOriginsWrite(String method, String target) throws IOException {
        for (var origin :
                List.of("https://app.example", "null", "http://localhost.evil:" + port, "http://localhost:1")) {
            var refused =
                    RawConnection.ask(port, method, target, "Origin: " + origin, "Content-Type: application/json");
            assertThat(refused.status()).as(origin).isEqualTo(403);
            assertThat(refused.header("access-control-allow-origin")).isNull();
            assertThat(refused.header("vary")).contains("Origin");
        }
        var own = RawConnection.ask(port, method, target, "Origin: http://localhost", "Content-Type: application/json");
        assertThat(own.status()).isNotEqualTo(403);
    }
}
