package dev.unspool.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.TestArticles;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is answered and what the OpenAPI document says of it: the same members, there or not, null or not. */
@SiteTest(properties = "unspool.stream.heartbeat=100ms")
@TestInstance(Lifecycle.PER_CLASS)
class AnswersTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    private WebClient client;
    private Described described;
    private TestArticles articles;
    private List<ArticleId> published;

    /** Once: a log that is emptied under an open server would have streams resynchronise. */
    @Autowired
    private TestSite site;

    @BeforeAll
    void publishFive() {
        articles = site.articles();
        published = articles.publish(5, i -> NOON.minusSeconds(i));
        client = WebClient.builder()
                .baseUrl(site.address())
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(1 << 20))
                .build();
        described = new Described(json("/openapi.json"));
    }

    /** The measure itself: it must see what differs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\":1,\"at\":\"\"}",
                "{\"version\":\"1\",\"at\":\"\",\"note\":\"\"}",
                "{\"version\":1,\"at\":null,\"note\":\"\"}",
                "{\"version\":1,\"at\":\"\",\"note\":\"\",\"more\":0}"
            })
    void seesWhatDiffers(String correction) {
        assertThat(described.faults("Correction", JSON.readTree(correction))).hasSize(1);
    }

    @Test
    void requestsAreAnsweredAsDescribed() {
        articles.correct(published.get(1), "Put right");
        articles.retract(published.get(2));
        assertDescribed("FeedPage", "/api/v1/feed?limit=2");
        assertDescribed("FeedPage", "/api/v1/feed?view=full");
        assertDescribed("FeedPage", "/api/v1/feed?sort=hot");
        assertDescribed("Article", "/api/v1/articles/" + published.get(1));
        assertDescribed("NextArticle", "/api/v1/articles/" + published.get(0) + "/next");
        assertDescribed("NextArticle", "/api/v1/articles/" + published.get(0) + "/next?html=1");
        assertDescribed("EndOfFeed", "/api/v1/articles/" + published.get(0) + "/next?read=1-99999");
        assertDescribed("Revisions", "/api/v1/articles/" + published.get(1) + "/revisions");
        assertDescribed("Changes", "/api/v1/changes?after=" + (seq() - 7));
        assertDescribed("Health", "/readyz");
    }

    @Test
    void aStreamSaysWhatIsDescribed() {
        var events = client.get()
                .uri("/api/v1/stream?article=" + published.get(0) + "&html=1&upTo=3&read=" + numbers(3, 4)
                        + "&lastEventId=unknown")
                .retrieve()
                .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .filter(event -> event.event() != null)
                .delayUntil(event -> "hello".equals(event.event()) ? change() : Mono.empty());
        var met = events.doOnNext(event -> assertThat(described.faults("StreamEvent", block(event)))
                        .isEmpty())
                .map(ServerSentEvent::event)
                .distinct()
                .take(8)
                .collectList()
                .block(LIMIT);
        assertThat(met)
                .containsExactlyInAnyOrder(
                        "hello",
                        "resync",
                        "next-article",
                        "end-of-feed",
                        "ping",
                        "article-published",
                        "article-updated",
                        "article-retracted");
    }

    /** While the stream is open: one of each kind. */
    private Mono<Void> change() {
        return Mono.fromRunnable(() -> {
                    articles.publishOne("News", NOON.plusSeconds(1));
                    articles.correct(published.get(0), "Put right");
                    articles.retract(published.get(4));
                })
                .subscribeOn(Schedulers.boundedElastic())
                .then();
    }

    private void assertDescribed(String schema, String uri) {
        assertThat(described.faults(schema, json(uri))).as(uri).isEmpty();
    }

    private static JsonNode block(ServerSentEvent<String> event) {
        var block = JSON.createObjectNode().put("event", event.event());
        block.set("data", JSON.readTree(event.data()));
        return event.id() == null ? block : block.put("id", event.id());
    }

    private long seq() {
        return json("/api/v1/feed").at("/changes/seq").asLong();
    }

    private String numbers(int... indexes) {
        return Arrays.stream(indexes)
                .mapToObj(index -> json("/api/v1/articles/" + published.get(index))
                        .get("number")
                        .asString())
                .collect(Collectors.joining(","));
    }

    private JsonNode json(String uri) {
        return JSON.readTree(
                client.get().uri(uri).retrieve().bodyToMono(String.class).block(LIMIT));
    }
}
