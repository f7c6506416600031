package dev.unspool.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.store.TestArticles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the endpoints to which pages report views and shares. */
@SiteTest(
        properties = {
            "unspool.audience.keys=" + AudienceApiTest.KEYS,
            "unspool.audience.refresh=1ms",
            "unspool.audience.limit=10s",
            "unspool.audience.write=1h",
            "unspool.trusted-proxies=127.0.0.0/8,::1/128",
            "unspool.cors.origins=https://app.example"
        })
class AudienceApiTest {

    static final String KEYS = "test:{audience-api}";

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @Autowired
    private TestSite site;

    @Autowired
    private ArticleLedger articles;

    @Autowired
    private AudienceLedger ledger;

    @Autowired
    private CountWriteLifecycle writing;

    @Autowired
    private ReactiveStringRedisTemplate redis;

    private TestArticles store;
    private List<ArticleId> published;
    private WebClient client;

    @BeforeEach
    void publishThree() {
        redis.delete(redis.keys("test:?audience-api?:*")).block(LIMIT);
        store = site.emptied();
        published = store.publish(3, i -> NOON.minusSeconds(i));
        client = WebClient.create(site.address());
    }

    @Test
    void countsViewsSentAsJsonOrPlainText() {
        assertThat(view(UUID.randomUUID(), ", \"depth\": 55").status()).isEqualTo(204);
        var text = post("/views", body(UUID.randomUUID(), ""), Map.of("Content-Type", "text/plain;charset=UTF-8"));
        assertThat(text.status()).isEqualTo(204);
        assertThat(text.cookies()).isZero();
        assertThat(share("\"target\": \"linkedin\"").status()).isEqualTo(204);
        assertThat(figures())
                .containsEntry(Figure.VIEWS, 2L)
                .containsEntry(Figure.DEPTH, 55L)
                .containsEntry(Figure.HALF, 1L)
                .containsEntry(Figure.LINKEDIN, 1L);
    }

    @Test
    void countsOneOfAHundredAtOnce() {
        var visit = UUID.randomUUID();
        var statuses = Flux.range(0, 100)
                .flatMap(
                        time -> send(
                                "/views",
                                body(visit, ", \"depth\": " + time),
                                Map.of("X-Forwarded-For", "198.51.100." + time)),
                        100)
                .map(Answer::status)
                .distinct()
                .collectList();
        assertThat(statuses.block(LIMIT)).containsExactly(204);
        assertThat(figures()).containsEntry(Figure.VIEWS, 1L).containsEntry(Figure.DEPTH, 99L);
    }

    @Test
    void putsReadArticlesFirstInTheHotOrder() {
        view(UUID.randomUUID(), "");
        assertThat(json("/api/v1/feed?sort=hot&limit=1").at("/items/0/id").asString())
                .isEqualTo(published.get(2).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/120.0.0.0",
                "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
                "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; GPTBot/1.2; +https://openai.com/gptbot",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/143.0.0.0 Safari/537.36",
                "curl/8.5.0",
                "python-requests/2.32",
                ""
            })
    void ignoresProgramsByTheirUserAgent(String agent) {
        assertUncounted(Map.of("User-Agent", agent));
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Purpose, prefetch",
        "Sec-Purpose, prefetch;prerender",
        "Purpose, prefetch",
        "X-Moz, prefetch",
        "DNT, 1",
        "Sec-GPC, 1",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://other.example"
    })
    void ignoresPrefetchesAndReadersWhoAskNotToBeTracked(String header, String value) {
        assertUncounted(Map.of(header, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FIREFOX,
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
                "Mozilla/5.0 (Linux; Android 13; CUBOT P80) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0"
            })
    void countsBrowsers(String agent) {
        post("/views", body(UUID.randomUUID(), ""), Map.of("User-Agent", agent, "DNT", "0"));
        assertThat(figures()).containsEntry(Figure.VIEWS, 1L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/views  | ''                                                                     | malformed-request",
                "/views  | {                                                                      | malformed-request",
                "/views  | []                                                                     | malformed-request",
                "/views  | null                                                                   | malformed-request",
                "/views  | {} {}                                                                  | malformed-request",
                "/views  | {\"viewId\":\"1\",\"viewId\":\"2\"}                                    | malformed-request",
                "/views  | {}                                                                     | validation-failed",
                "/views  | {\"viewId\":7}                                                         | validation-failed",
                "/views  | {\"viewId\":\"1-1-1-1-1\"}                                             | validation-failed",
                "/views  | {\"viewId\":\"'; drop table article; --\"}                             | validation-failed",
                "/views  | {\"viewId\":\"8a0e4c1e-0000-4000-8000-000000000001\",\"depth\":101}    | validation-failed",
                "/views  | {\"viewId\":\"8a0e4c1e-0000-4000-8000-000000000001\",\"depth\":-1}     | validation-failed",
                "/views  | {\"viewId\":\"8a0e4c1e-0000-4000-8000-000000000001\",\"depth\":1.5}    | validation-failed",
                "/views  | {\"viewId\":\"8a0e4c1e-0000-4000-8000-000000000001\",\"depth\":1e99}   | validation-failed",
                "/views  | {\"viewId\":\"8a0e4c1e-0000-4000-8000-000000000001\",\"depth\":\"9\"}  | validation-failed",
                "/views  | {\"viewId\":\"8a0e4c1e-0000-4000-8000-000000000001\",\"depth\":99999999999999999999} | validation-failed",
                "/shares | {}                                                                     | validation-failed",
                "/shares | {\"target\":\"views\"}                                                 | validation-failed",
                "/shares | {\"target\":[\"x\"]}                                                   | validation-failed",
                "/shares | {\"target\":\"myspace\"}                                               | validation-failed",
                "/shares | {\"viewId\":\"x\",\"target\":\"x\"}                                    | validation-failed"
            })
    void refusesInvalidViewsAndShares(String door, String body, String code) {
        var answer = post(door, body, Map.of());
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(code.equals("malformed-request") ? 400 : 422);
        assertThat(figures()).doesNotContainValue(1L);
    }

    @Test
    void refusesLongBodiesAndOtherMediaTypes() {
        var tooLong = body(UUID.randomUUID(), ", \"more\": \"" + "x".repeat(1_000) + '"');
        assertThat(post("/views", tooLong, Map.of()).expect(413)).isEqualTo("payload-too-large");
        assertThat(post("/views", "[".repeat(100_000), Map.of()).expect(413)).isEqualTo("payload-too-large");
        var form = post("/views", "viewId=1", Map.of("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(form.expect(415)).isEqualTo("unsupported-media-type");
        assertThat(figures()).doesNotContainValue(1L);
    }

    @Test
    void countsOnlyPublishedArticles() {
        var gone = published.get(1);
        store.retract(gone);
        var body = body(UUID.randomUUID(), "");
        assertThat(at("/api/v1/articles/" + gone + "/views", body).expect(410)).isEqualTo("article-retracted");
        assertThat(at("/api/v1/articles/" + UUID.randomUUID() + "/views", body).expect(404))
                .isEqualTo("not-found");
        assertThat(at("/api/v1/articles/no-such-thing/shares", "{\"target\":\"x\"}")
                        .expect(404))
                .isEqualTo("not-found");
        assertThat(at("/api/v1/articles/article-2/views", body).status()).isEqualTo(204);
        assertThat(figures()).containsEntry(Figure.VIEWS, 1L);
    }

    @Test
    void limitsWhatOneAddressAddsToAnArticle() {
        var answers = Flux.range(0, 200)
                .concatMap(i -> send("/views", body(UUID.randomUUID(), ""), Map.of("X-Forwarded-For", "203.0.113.7")))
                .collectList()
                .block(LIMIT);
        assertThat(answers.subList(0, 60))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(204));
        var refused = answers.get(199);
        assertThat(refused.expect(429)).isEqualTo("rate-limited");
        assertThat(refused.retryAfter()).isBetween(1, 6);
        assertThat(post("/views", body(UUID.randomUUID(), ""), Map.of("X-Forwarded-For", "203.0.113.8"))
                        .status())
                .isEqualTo(204);
        // What the client itself wrote stands before what the proxy saw.
        assertThat(post("/views", body(UUID.randomUUID(), ""), Map.of("X-Forwarded-For", "192.0.2.1, 203.0.113.7"))
                        .status())
                .isEqualTo(429);
    }

    @Test
    void ranksAHouseholdOnceFromAllItsSubnets() {
        var line = "2001:db8:a:";
        share("\"target\": \"x\"", line + "fffe::1");
        share("\"target\": \"copy\"", line + "ffff::1");
        var answers = Flux.range(0, 400)
                .concatMap(
                        i -> send("/views", body(UUID.randomUUID(), ""), Map.of("X-Forwarded-For", line + i + "::1")))
                .collectList()
                .block(LIMIT);
        assertThat(answers.get(100).status()).isEqualTo(204);
        assertThat(answers.get(399).expect(429)).isEqualTo("rate-limited");
        assertThat(answers.get(399).json().get("limit").asString()).isEqualTo("network");
        assertThat(redis.opsForZSet()
                        .score(KEYS + ":ranks", published.get(2).toString())
                        .block(LIMIT))
                .isBetween(11.0, 11.1); // the view came a moment later
        assertThat(figures()).containsEntry(Figure.X, 1L).containsEntry(Figure.COPY, 1L);
    }

    private void share(String members, String address) {
        assertThat(post("/shares", '{' + members + '}', Map.of("X-Forwarded-For", address))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void countsViewsOfAFrontEndWhoseOriginIsAllowed() {
        var allowed = Map.of("Origin", "https://app.example", "Sec-Fetch-Site", "cross-site");
        assertThat(post("/views", body(UUID.randomUUID(), ""), allowed).status())
                .isEqualTo(204);
        assertThat(figures()).containsEntry(Figure.VIEWS, 1L);
        for (var origin : List.of("https://app.example.evil", "http://app.example", "null")) {
            assertThat(post("/views", body(UUID.randomUUID(), ""), Map.of("Origin", origin))
                            .status())
                    .isEqualTo(204);
        }
        assertThat(figures()).containsEntry(Figure.VIEWS, 1L);
    }

    private void assertUncounted(Map<String, String> headers) {
        assertThat(post("/views", body(UUID.randomUUID(), ""), headers).status())
                .isEqualTo(204);
        assertThat(post("/shares", "{\"target\":\"x\"}", headers).status()).isEqualTo(204);
        assertThat(figures()).doesNotContainValue(1L);
    }

    private static String body(UUID visit, String more) {
        return "{\"viewId\": \"" + visit + '"' + more + '}';
    }

    private Answer view(UUID visit, String more) {
        return post("/views", body(visit, more), Map.of());
    }

    private Answer share(String members) {
        return post("/shares", '{' + members + '}', Map.of());
    }

    private Answer post(String door, String body, Map<String, String> headers) {
        return Objects.requireNonNull(send(door, body, headers).block(LIMIT));
    }

    private Answer at(String address, String body) {
        return Objects.requireNonNull(sendTo(address, body, Map.of()).block(LIMIT));
    }

    private Mono<Answer> send(String door, String body, Map<String, String> headers) {
        return sendTo("/api/v1/articles/" + published.get(2) + door, body, headers);
    }

    private Mono<Answer> sendTo(String address, String body, Map<String, String> more) {
        return client.post()
                .uri(address)
                .headers(headers -> {
                    headers.setContentType(MediaType.APPLICATION_JSON);
                    headers.set("User-Agent", FIREFOX);
                    more.forEach(headers::set);
                })
                .bodyValue(body.getBytes(StandardCharsets.UTF_8))
                .exchangeToMono(answer -> answer.bodyToMono(String.class)
                        .defaultIfEmpty("null")
                        .map(text -> new Answer(
                                answer.statusCode().value(),
                                new JsonMapper().readTree(text),
                                answer.cookies().size(),
                                answer.headers().asHttpHeaders().getFirst("Retry-After"))));
    }

    private JsonNode json(String address) {
        return new JsonMapper()
                .readTree(client.get()
                        .uri(address)
                        .retrieve()
                        .bodyToMono(String.class)
                        .block(LIMIT));
    }

    /** Returns the figures of the third article, once all is written. */
    private Map<Figure, Long> figures() {
        writing.write().block(LIMIT);
        return Objects.requireNonNull(ledger.figures(published.get(2)).block(LIMIT));
    }

    private record Answer(
            int status,
            JsonNode json,
            int cookies,
            @Nullable String after) {

        /** Returns the code of the problem. */
        String expect(int expected) {
            assertThat(status).as(json.toString()).isEqualTo(expected);
            return json.get("code").asString();
        }

        int retryAfter() {
            return Integer.parseInt(Objects.requireNonNull(after));
        }
    }
}
