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

/** Answers have exactly the members that the OpenAPI document describes, present or not, null or not. */
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

    /** Emptied once only: emptying the log under an open server would make streams resynchronise. */
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

    /** Tests the comparison itself: it must notice differences. */
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
    void answersRequestsAsDescribed() {
        articles.correct(published.get(1), "Put right");
        articles.retract(published.get(2));
        assertDescribed("FeedPage", "/api/v1/feed?limit=2");
        assertDescribed("FeedPage", "/api/v1/feed?view=full");
        assertDescribed("FeedPage", "/api/v1/feed?sort=hot");
        assertDescribed("Article", "/api/v1/articles/" + published.get(1));
        assertDescribed("NextArticle", "/api/v1/articles/" + published.get(0) + "/next");
        assertDescribed("NextArticle", "/api/v1/articles/" + published.get(0) + "/next?html=1");
        assertDescribed("EndOfFeed", "/api/v1/articles/" + published.get(0) + "/next?read=1-" + newest());
        assertDescribed("Revisions", "/api/v1/articles/" + published.get(1) + "/revisions");
        assertDescribed("Changes", "/api/v1/changes?after=" + (seq() - 7));
        assertDescribed("Health", "/readyz");
    }

    @Test
    void sendsEventsAsDescribed() {
        var events = client.get()
                .uri("/api/v1/stream?article=" + published.get(0) + "&html=1&upTo=3&read=" + numbers(3, 4)
                        + "&lastEventId=unknown")
                .retrieve()
                .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .filter(event -> event.event() != null)
                .delayUntil(event -> "hello".equals(event.event()) ? change() : Mono.empty());
        var met = events.doOnNext(event -> assertThat(faults(event)).isEmpty())
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

    /** Makes one change of each kind while the stream is open. */
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

    /** Returns what differs from the description, or the type if it is not the name of the event. */
    private List<String> faults(ServerSentEvent<String> event) {
        var data = JSON.readTree(event.data());
        var type = data.get("type").asString();
        return type.equals(event.event()) ? described.faults("StreamEvent", data) : List.of(type);
    }

    private long seq() {
        return json("/api/v1/feed").at("/changes/seq").asLong();
    }

    /** Returns the highest number that readers may know: a range that ends above the newest article is not believed. */
    private long newest() {
        return json("/api/v1/feed?limit=100")
                .get("items")
                .valueStream()
                .mapToLong(article -> article.get("number").asLong())
                .max()
                .orElseThrow();
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
