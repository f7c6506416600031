package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SiteTest(properties = {"unspool.stream.heartbeat=100ms", "unspool.stream.simulation=true"})
class SimulatedStreamTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private TestSite site;

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
    void simulatesAGapWithAnyId() {
        var id = Objects.requireNonNull(open("", null).blockFirst(LIMIT)).id();
        StepVerifier.create(open("gap", id).take(2))
                .assertNext(hello ->
                        assertThat(data(hello).get("resume").asString()).isEqualTo("gap"))
                .assertNext(resync -> {
                    assertThat(resync.event()).isEqualTo("resync");
                    assertThat(data(resync).get("refetch").asString()).isEqualTo("page");
                })
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void simulatesAGapWithoutAnId() {
        StepVerifier.create(open("gap", null).map(ServerSentEvent::event).take(2))
                .expectNext("hello", "resync")
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void sendsEveryEventTwice() {
        var events = open("duplicate", null).take(6).collectList().block(LIMIT);
        assertThat(events).extracting(ServerSentEvent::event).startsWith("hello", "hello");
        for (var i = 0; i < 6; i += 2) {
            assertThat(events.get(i).id()).isEqualTo(events.get(i + 1).id());
            assertThat(events.get(i).data()).isEqualTo(events.get(i + 1).data());
        }
    }

    @Test
    void resumesWithoutLossAfterASimulatedBye() {
        var events = open("bye", null).collectList().block(LIMIT);
        assertThat(events).hasSizeBetween(2 + 1, 4 + 1);
        var bye = events.get(events.size() - 1);
        assertThat(bye.event()).isEqualTo("bye");
        assertThat(data(bye).get("reason").asString()).isEqualTo("rotation");
        var again = open("", events.get(events.size() - 2).id()).blockFirst(LIMIT);
        assertThat(data(again).get("resume").asString()).isEqualTo("exact");
    }

    @Test
    void breaksTheConnectionWithinABlockAndReleasesTheSlot() {
        StepVerifier.create(open("cut", null).collectList())
                .expectError(WebClientException.class)
                .verify(LIMIT);
        StepVerifier.create(Flux.interval(Duration.ofMillis(20))
                        .filter(tick -> streams.size() == 0)
                        .next())
                .expectNextCount(1)
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void keepsASlowStreamInOrder() {
        StepVerifier.create(open("slow", null)
                        .filter(event -> !"ping".equals(event.event()))
                        .map(ServerSentEvent::event)
                        .take(3))
                .expectNext("hello", "next-article", "next-article")
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void refusesUnknownFaultsAndListsTheKnownOnes() {
        var problem = client.get()
                .uri("/api/v1/stream?sim=flood")
                .exchangeToMono(response -> response.bodyToMono(String.class)
                        .map(body -> response.statusCode().value() + " " + body))
                .block(LIMIT);
        assertThat(problem).startsWith("400").contains("malformed-request", "gap, duplicate, slow, bye, cut");
    }

    private Flux<ServerSentEvent<String>> open(String faults, @Nullable String lastEventId) {
        return client.get()
                .uri("/api/v1/stream?upTo=3&article=" + published.get(0) + "&sim=" + faults)
                .headers(headers -> {
                    if (lastEventId != null) {
                        headers.set("Last-Event-ID", lastEventId);
                    }
                })
                .retrieve()
                .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .filter(event -> event.event() != null);
    }

    private static JsonNode data(ServerSentEvent<String> event) {
        return JSON.readTree(event.data());
    }
}
