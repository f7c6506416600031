package dev.unspool.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.TestArticles;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SiteTest(database = SiteTest.SHARED)
class TailApiTest {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** As many as end within the limit, and some more that are answered at once. */
    private static final int MOST_ROUNDS = 100;

    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00.000001Z");
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private TestSite site;

    @Autowired
    private HeldRequests held;

    @Autowired
    private Clock clock;

    private WebTestClient client;
    private TestArticles articles;
    private String start;

    @BeforeEach
    void beginAtTheHead() {
        articles = site.emptied();
        client = site.client();
        start = json("/api/v1/feed").at("/changes/tail").asString();
    }

    @Test
    void tellsWhatChangedAfterAFeedPageWithoutAnyText() {
        var id = articles.publish(1, i -> NOON).get(0);
        articles.correct(id, "Put right");
        articles.retract(id);
        var told = awaitItems(start, 3);
        assertThat(told.findValuesAsString("type"))
                .containsExactly("article-published", "article-updated", "article-retracted");
        assertThat(told.get(1).propertyNames()).containsExactly("seq", "type", "id", "number", "version", "at");
        assertThat(told.get(1).get("id").asString()).isEqualTo(id.toString());
        assertThat(told.get(1).get("version").asInt()).isEqualTo(2);
        assertThat(told.get(2).get("seq").asLong() - told.get(0).get("seq").asLong())
                .isEqualTo(2);
    }

    @Test
    void answersAHeldRequestAtTheNextChange() {
        var now = atHead();
        var before = held.size();
        // A round may end while the request is held, and with it the request: the client asks again at the next
        // address.
        StepVerifier.create(
                        bodies(now).filter(told -> !told.get("items").isEmpty()).next())
                .then(() -> awaitHeld(before + 1))
                .then(() -> articles.publish(1, i -> NOON))
                .assertNext(told -> {
                    assertThat(told.at("/items/0/type").asString()).isEqualTo("article-published");
                    assertThat(told.get("next").asString()).isNotEqualTo(now);
                })
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void releasesAHeldRequestWhoseClientLeaves() {
        var before = held.size();
        var request = bodies(atHead()).subscribe();
        awaitHeld(before + 1);
        request.dispose();
        awaitHeld(before);
    }

    @Test
    void isTheSameForAllSoThatCachesShareIt() {
        var headers = exchange(client.get()
                        .uri(start)
                        .header("Accept-Encoding", "gzip, br")
                        .header("Cookie", "a=b"))
                .getResponseHeaders();
        assertThat(headers.getCacheControl()).isEqualTo("public, max-age=0, s-maxage=2, must-revalidate");
        assertThat(headers.getFirst("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(headers.headerNames())
                .doesNotContain(HttpHeaders.VARY, HttpHeaders.SET_COOKIE, HttpHeaders.CONTENT_ENCODING);
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void answersHeadAtOnce() {
        client.method(HttpMethod.HEAD).uri(atHead()).exchange().expectStatus().isOk();
        client.method(HttpMethod.OPTIONS).uri(start).exchange().expectStatus().isNoContent();
        client.post().uri(start).exchange().expectStatus().isEqualTo(405);
    }

    @Test
    void tellsWhoComesFromAnotherEpochToReload() {
        var told = json("/api/v1/tail/" + new UUID(1, 2) + "/5/0");
        assertThat(told.at("/resync/reason").asString()).isEqualTo("restored");
        assertThat(told.at("/resync/refetch").asString()).isEqualTo("page");
        assertThat(told.get("next").asString()).startsWith(start.substring(0, start.lastIndexOf('/')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "?a=b", "/", "/1", "0", ".5", "%30", "-1", "99999999999", "00"})
    void refusesAnAddressThatNoAnswerNames(String more) {
        var path = start.substring(0, start.lastIndexOf('/'));
        var address = more.equals("00") ? path + "/00" : start + more;
        var problem = JSON.readTree(client.get()
                .uri(URI.create(site.address() + address))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .returnResult()
                .getResponseBody());
        assertThat(problem.get("code").asString()).isEqualTo("malformed-request");
    }

    @Test
    void refusesARoundThatIsStillToCome() {
        var path = start.substring(0, start.lastIndexOf('/') + 1);
        var round = clock.millis() / 25_000 + 5;
        client.get().uri(path + round).exchange().expectStatus().isBadRequest();
    }

    @Test
    void servesAVersionAndLeadsFromAnOlderOneToIt() {
        var id = articles.publish(1, i -> NOON).get(0);
        var first = exchange(client.get().uri(version(id, 1)));
        assertThat(first.getResponseHeaders().getCacheControl())
                .as("nobody purges it")
                .contains("s-maxage=60,");
        assertThat(first.getResponseHeaders().getFirst("Surrogate-Key")).contains("article-" + id);
        client.get().uri(version(id, 2)).exchange().expectStatus().isNotFound();
        articles.correct(id, "Put right");
        awaitStatus(version(id, 1), 307);
        client.get().uri(version(id, 1)).exchange().expectHeader().valueEquals("Location", version(id, 2));
        assertThat(json(version(id, 2)).get("title").asString()).isEqualTo("Put right");
        articles.retract(id);
        awaitStatus(version(id, 2), 410);
        awaitStatus(version(id, 1), 410);
    }

    @Test
    void servesTheFragmentOfAVersion() {
        var id = articles.publish(1, i -> NOON).get(0);
        var path = "/articles/" + json("/api/v1/articles/" + id).get("slug").asString() + "?fragment=1";
        var first = exchange(client.get().uri(path + "&version=1"));
        assertThat(first.getResponseHeaders().getCacheControl())
                .as("nobody purges it")
                .contains("s-maxage=60,");
        assertThat(exchange(client.get().uri(path + "&version=2"))
                        .getResponseHeaders()
                        .getCacheControl())
                .isEqualTo("no-store");
        articles.correct(id, "Put right");
        awaitStatus(path + "&version=1", 307);
        client.get().uri(path + "&version=1").exchange().expectHeader().valueEquals("Location", path + "&version=2");
        articles.retract(id);
        awaitStatus(path + "&version=2", 410);
        client.get().uri(path + "&version=x").exchange().expectStatus().isBadRequest();
    }

    @Test
    void sharesTheFirstStepOfASessionAmongReadersWhoHaveReadNothing() {
        var ids = articles.publish(3, i -> NOON.minusSeconds(i));
        var next = "/api/v1/articles/" + ids.get(2) + "/next";
        var first = exchange(client.get().uri(next));
        assertThat(first.getResponseHeaders().getCacheControl()).isEqualTo("public, max-age=0, s-maxage=5");
        assertThat(first.getResponseHeaders().getFirst("Surrogate-Key")).contains("article-" + ids.get(0));
        var cursor = JSON.readTree(first.getResponseBody()).get("cursor").asString();
        for (var query : List.of("?read=1", "?cursor=" + cursor)) {
            assertThat(exchange(client.get().uri(next + query))
                            .getResponseHeaders()
                            .getCacheControl())
                    .isEqualTo("private, no-cache");
        }
    }

    private static String version(ArticleId id, int version) {
        return "/api/v1/articles/" + id + "/versions/" + version;
    }

    /** Follows `next` to the address at which a request is held. */
    private String atHead() {
        var first = json(start).get("next").asString();
        return json(first).get("next").asString();
    }

    private JsonNode awaitItems(String address, int count) {
        return Mono.fromCallable(() -> json(address).get("items"))
                .repeat()
                .takeUntil(items -> items.size() >= count)
                .blockLast(LIMIT);
    }

    private void awaitStatus(String address, int status) {
        Mono.fromCallable(() -> client.get()
                        .uri(URI.create(site.address() + address))
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .value())
                .repeat()
                .takeUntil(seen -> seen == status)
                .blockLast(LIMIT);
    }

    private void awaitHeld(int count) {
        Mono.fromSupplier(held::size)
                .repeatWhen(again -> again.delayElements(Duration.ofMillis(10)))
                .takeUntil(size -> size == count)
                .blockLast(LIMIT);
    }

    private Mono<JsonNode> body(String address) {
        return HttpClient.create()
                .get()
                .uri(site.address() + address)
                .responseContent()
                .aggregate()
                .asString()
                .map(JSON::readTree);
    }

    /** Follows `next` from one answer to the next, for some minutes. */
    private Flux<JsonNode> bodies(String address) {
        return body(address).expand(told -> body(told.get("next").asString())).take(MOST_ROUNDS);
    }

    private JsonNode json(String address) {
        return JSON.readTree(exchange(client.get().uri(address)).getResponseBody());
    }

    private static EntityExchangeResult<byte[]> exchange(WebTestClient.RequestHeadersSpec<?> request) {
        return request.exchange().expectStatus().isOk().expectBody().returnResult();
    }
}
