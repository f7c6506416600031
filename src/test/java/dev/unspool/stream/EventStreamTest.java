package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SiteTest(properties = {"unspool.stream.heartbeat=100ms"})
class EventStreamTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private TestSite site;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Environment environment;

    @Autowired
    private OpenStreams streams;

    private List<ArticleId> published;
    private WebClient client;

    @BeforeEach
    void publishFive() {
        published = site.emptied().publish(5, i -> NOON.minusSeconds(i));
        client = WebClient.create(site.address());
    }

    @Test
    void saysHelloWithAnIdFirst() {
        StepVerifier.create(open("upTo=0"))
                .assertNext(hello -> {
                    assertThat(hello.event()).isEqualTo("hello");
                    assertThat(hello.id()).isNotBlank();
                    assertThat(hello.retry()).isPositive();
                    assertThat(data(hello).get("resume").asString()).isEqualTo("fresh");
                    assertThat(data(hello).get("position").asInt()).isZero();
                })
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void sendsNothingBeyondTheCredit() {
        var pings = new AtomicInteger();
        StepVerifier.create(open("upTo=2")
                        .map(ServerSentEvent::event)
                        .takeUntil(name -> name.equals("ping") && pings.incrementAndGet() == 10)
                        .filter(name -> !name.equals("ping")))
                .expectNext("hello", "next-article", "next-article")
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void takesNoSlotForARefusedRequest() {
        try (var narrow = Instance.beside(environment, "--unspool.stream.capacity=1")) {
            var there = WebClient.create("http://localhost:" + narrow.port());
            for (var wrong : List.of("cursor=tampered", "section=no%00slug", "upTo=many")) {
                var status = there.get()
                        .uri(java.net.URI.create("http://localhost:" + narrow.port() + "/api/v1/stream?" + wrong))
                        .exchangeToMono(response -> response.releaseBody()
                                .thenReturn(response.statusCode().value()))
                        .block(LIMIT);
                assertThat(status).as(wrong).isEqualTo(400);
            }
            StepVerifier.create(open(there, "upTo=0", null)
                            .map(ServerSentEvent::event)
                            .take(1))
                    .expectNext("hello")
                    .expectComplete()
                    .verify(LIMIT);
        }
    }

    @Test
    void sendsMoreWhenTheReaderScrolls() {
        StepVerifier.create(open("upTo=1")
                        .filter(EventStreamTest::counts)
                        .doOnNext(event -> {
                            if (event.event().equals("hello")) {
                                raise(sid(event), 3);
                            }
                        })
                        .take(4)
                        .skip(1)
                        .map(EventStreamTest::article))
                .expectNext(published.get(1), published.get(2), published.get(3))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void sendsEndOfFeedOnlyAtTheTrueEndAndStaysOpen() {
        var read = numberOf(published.get(3)) + "," + numberOf(published.get(4));
        var events = open("upTo=3&read=" + read);
        StepVerifier.create(events.skipUntil(event -> "end-of-feed".equals(event.event()))
                        .take(2))
                .assertNext(end -> assertThat(data(end).get("read").asInt()).isEqualTo(2))
                .assertNext(after -> assertThat(after.event()).isEqualTo("ping"))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void doesNotBelieveReadNumbersThatNoArticleHas() {
        var first = open("upTo=1&read=1-999999999999999").filter(EventStreamTest::counts);
        assertThat(first.elementAt(1).block(LIMIT).event()).isEqualTo("next-article");
    }

    @Test
    void resumesAfterLastEventIdOnAnotherInstance() {
        var second = open("upTo=2").filter(EventStreamTest::counts).elementAt(2).block(LIMIT);
        try (var other = Instance.beside(environment)) {
            var there = WebClient.create("http://localhost:" + other.port());
            var resumed = open(there, "upTo=1", second.id()).filter(EventStreamTest::counts);
            StepVerifier.create(resumed.doOnNext(event -> {
                                if (event.event().equals("hello")) {
                                    assertThat(data(event).get("resume").asString())
                                            .isEqualTo("exact");
                                    assertThat(data(event).get("position").asInt())
                                            .isEqualTo(2);
                                    raise(there, sid(event), 4);
                                }
                            })
                            .skip(1)
                            .take(2)
                            .map(EventStreamTest::article))
                    .expectNext(published.get(3), published.get(4))
                    .expectComplete()
                    .verify(LIMIT);
        }
    }

    @Test
    void movesTheBrowsersIdWithEveryCheckpoint() {
        var ping = open("upTo=1")
                .skipUntil(event -> "next-article".equals(event.event()))
                .filter(event -> "ping".equals(event.event()))
                .next()
                .block(LIMIT);
        var resumed = open(client, "upTo=1", ping.id()).next().block(LIMIT);
        assertThat(data(resumed).get("position").asInt()).isEqualTo(1);
    }

    @Test
    void answersAnUnknownIdWithGapAndResync() {
        var hello = open("upTo=0").next().block(LIMIT);
        var id = hello.id();
        var flipped = (id.charAt(40) == 'A' ? 'B' : 'A');
        var changed = id.substring(0, 40) + flipped + id.substring(41);
        StepVerifier.create(open(client, "upTo=0", changed).take(2))
                .assertNext(again ->
                        assertThat(data(again).get("resume").asString()).isEqualTo("gap"))
                .assertNext(resync -> assertThat(resync.event()).isEqualTo("resync"))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void refusesInvalidRequests() {
        assertThat(status("/api/v1/stream?article=no-such-article&cursor=tampered"))
                .isEqualTo(400);
        assertThat(status("/api/v1/stream?cursor=tampered")).isEqualTo(400);
        assertThat(status("/api/v1/stream?upTo=many")).isEqualTo(400);
        assertThat(status("/api/v1/stream?read=9-1")).isEqualTo(400);
    }

    /** Any status but 200 would be final for the {@code EventSource} of an old tab, after a restore for example. */
    @ParameterizedTest
    @ValueSource(strings = {"no-such-article", "GONE", "01900000-0000-7000-8000-000000000000", ""})
    void beginsWithoutAnArticleThatDoesNotExist(String article) {
        StepVerifier.create(eventsAt("/api/v1/stream?article=" + article).take(3))
                .assertNext(hello ->
                        assertThat(data(hello).get("resume").asString()).isEqualTo("gap"))
                .assertNext(resync -> {
                    assertThat(data(resync).get("reason").asString()).isEqualTo("unknown-article");
                    assertThat(data(resync).get("refetch").asString()).isEqualTo("page");
                })
                .assertNext(next -> assertThat(next.event()).isEqualTo("next-article"))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void goesOnWithTheSessionOfAnArticleThatDoesNotExistAnyMore() {
        var step = client.get()
                .uri("/api/v1/articles/" + published.get(0) + "/next")
                .retrieve()
                .bodyToMono(String.class)
                .block(LIMIT);
        var cursor = JSON.readTree(step).get("cursor").asString();
        StepVerifier.create(eventsAt("/api/v1/stream?article=gone&upTo=2&cursor=" + cursor)
                        .take(3))
                .assertNext(
                        hello -> assertThat(data(hello).get("position").asInt()).isEqualTo(1))
                .assertNext(resync -> assertThat(resync.event()).isEqualTo("resync"))
                .assertNext(
                        next -> assertThat(data(next).get("position").asInt()).isEqualTo(2))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void simulatesNoFaultsByDefault() {
        var problem = client.get()
                .uri("/api/v1/stream?sim=gap")
                .exchangeToMono(response -> response.bodyToMono(String.class))
                .block(LIMIT);
        assertThat(JSON.readTree(problem).get("status").asInt()).isEqualTo(400);
        assertThat(JSON.readTree(problem).get("detail").asString()).contains("off here");
    }

    @Test
    void answersCreditOfAnUnknownStreamWithNotFound() {
        var status = client.put()
                .uri("/api/v1/streams/unknown/credit")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("upTo", 3))
                .exchangeToMono(response -> reactor.core.publisher.Mono.just(response.statusCode()))
                .block(LIMIT);
        assertThat(status).isEqualTo(HttpStatusCode.valueOf(404));
    }

    @Test
    void forgetsReadersWhoLeave() {
        Flux.range(0, 50).flatMap(i -> open("upTo=1").take(2), 50).blockLast(LIMIT);
        StepVerifier.create(Flux.interval(Duration.ofMillis(20))
                        .filter(tick -> streams.size() == 0)
                        .next())
                .expectNextCount(1)
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void saysByeToAllWhenTheInstanceStops() {
        var other = Instance.beside(environment);
        var there = WebClient.create("http://localhost:" + other.port());
        var events = open(there, "upTo=1", null).doOnNext(event -> {
            if ("next-article".equals(event.event())) {
                new Thread(other::close).start();
            }
        });
        StepVerifier.create(events.filter(event -> event.event() != null)
                        .map(ServerSentEvent::event)
                        .last())
                .expectNext("bye")
                .expectComplete()
                .verify(LIMIT);
    }

    private Flux<ServerSentEvent<String>> open(String query) {
        return open(client, query, null);
    }

    private Flux<ServerSentEvent<String>> open(WebClient at, String query, @Nullable String lastEventId) {
        return everything(at, query, lastEventId).filter(event -> event.event() != null);
    }

    private Flux<ServerSentEvent<String>> eventsAt(String uri) {
        return everythingAt(client, uri, null).filter(event -> event.event() != null);
    }

    private Flux<ServerSentEvent<String>> everything(WebClient at, String query, @Nullable String lastEventId) {
        return everythingAt(at, "/api/v1/stream?article=" + published.get(0) + "&" + query, lastEventId);
    }

    private static Flux<ServerSentEvent<String>> everythingAt(WebClient at, String uri, @Nullable String lastEventId) {
        return at.get()
                .uri(uri)
                .headers(headers -> {
                    if (lastEventId != null) {
                        headers.set("Last-Event-ID", lastEventId);
                    }
                })
                .retrieve()
                .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<String>>() {});
    }

    private void raise(String sid, int upTo) {
        raise(client, sid, upTo);
    }

    private static void raise(WebClient at, String sid, int upTo) {
        at.put()
                .uri("/api/v1/streams/{sid}/credit", sid)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("upTo", upTo))
                .retrieve()
                .toBodilessEntity()
                .subscribe();
    }

    private int status(String uri) {
        return client.get()
                .uri(uri)
                .exchangeToMono(response ->
                        response.releaseBody().thenReturn(response.statusCode().value()))
                .block(LIMIT);
    }

    private long numberOf(ArticleId id) {
        return database.sql("select number from article where id = :id")
                .bind("id", id.value())
                .map(row -> row.get("number", Long.class))
                .one()
                .block(LIMIT);
    }

    private static boolean counts(ServerSentEvent<String> event) {
        return !"ping".equals(event.event());
    }

    private static String sid(ServerSentEvent<String> hello) {
        return data(hello).get("sid").asString();
    }

    private static ArticleId article(ServerSentEvent<String> event) {
        return ArticleId.parse(data(event).get("article").get("id").asString()).orElseThrow();
    }

    private static JsonNode data(ServerSentEvent<String> event) {
        return JSON.readTree(event.data());
    }
}
