package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.ReaderTokens;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.stream.StreamClient.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Comments come and go while pages are open: their readers get the new counts, wherever they are connected. */
@SiteTest(
        properties = {
            "unspool.comments.per-address=1000/1s",
            "unspool.comments.moderation.off=duplicate,rate,first-time"
        })
class LiveCommentsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Set<String> TOLD = Set.of("hello", "next-article", "comments-changed");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Autowired
    private TestSite site;

    @Autowired
    private Environment environment;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ReaderTokens tokens;

    private List<ArticleId> published;

    @BeforeEach
    void publish() {
        published = site.emptied().publish(4, i -> NOON.minusSeconds(i));
    }

    @Test
    void reachOpenStreamsOfOtherInstances() {
        try (var other = Instance.beside(environment)) {
            StepVerifier.create(told(other.client(published.get(0)), "upTo=0"))
                    .expectNextCount(1)
                    .then(() -> comment(0))
                    .assertNext(event -> isCount(event, 0, 1))
                    .then(() -> comment(0))
                    .assertNext(event -> isCount(event, 0, 2))
                    .thenCancel()
                    .verify(LIMIT);
        }
    }

    @Test
    void reachOpenStreamsWithoutRedis() {
        try (var alone = Instance.beside(environment, "--spring.data.redis.port=1")) {
            StepVerifier.create(told(alone.client(published.get(0)), "upTo=0"))
                    .expectNextCount(1)
                    .then(() -> comment(0))
                    .assertNext(event -> isCount(event, 0, 1))
                    .thenCancel()
                    .verify(LIMIT);
        }
    }

    @Test
    void reachReadersOfTheArticleOnly() {
        StepVerifier.create(told(new StreamClient(site.port(), published.get(0)), "upTo=1"))
                .expectNextCount(2)
                .then(() -> {
                    comment(3);
                    comment(2);
                    comment(1);
                })
                .assertNext(event -> isCount(event, 1, 1))
                .then(() -> comment(0))
                .assertNext(event -> isCount(event, 0, 1))
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void reachReadersWhoComeBack() {
        var client = new StreamClient(site.port(), published.get(0));
        var last = client.open("upTo=0").blockFirst(LIMIT).id();
        // Another reader says when the count has been told.
        StepVerifier.create(told(new StreamClient(site.port(), published.get(0)), "upTo=0"))
                .expectNextCount(1)
                .then(() -> comment(0))
                .assertNext(event -> isCount(event, 0, 1))
                .thenCancel()
                .verify(LIMIT);
        StepVerifier.create(client.open("upTo=0", last).skip(1))
                .assertNext(event -> isCount(event, 0, 1))
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void areSentOnceAndAlsoForRemovedComments() {
        StepVerifier.create(told(new StreamClient(site.port(), published.get(0)), "upTo=0"))
                .expectNextCount(1)
                .then(() -> comment(0))
                .assertNext(event -> isCount(event, 0, 1))
                .thenAwait(Duration.ofMillis(2_500)) // in which it would be told again
                .then(() ->
                        database.sql("update comment set state = 'spam'").then().block(LIMIT))
                .assertNext(event -> isCount(event, 0, 0))
                .thenCancel()
                .verify(LIMIT);
    }

    /** Returns articles and comment counts, after {@code hello}. */
    private static Flux<Event> told(StreamClient client, String query) {
        return client.open(query).filter(event -> TOLD.contains(event.name()));
    }

    private void isCount(Event event, int article, int count) {
        assertThat(event.id()).isNull();
        assertThat(event.data().get("articleId").asString())
                .isEqualTo(published.get(article).toString());
        assertThat(event.data().get("count").asInt()).isEqualTo(count);
    }

    private void comment(int article) {
        var id = published.get(article);
        var form = Map.of(
                "name",
                "Ada",
                "text",
                "Well said, " + System.nanoTime(),
                "formToken",
                tokens.writeForm(id, Clock.systemUTC().instant().minusSeconds(10)));
        var status = WebClient.create(site.address())
                .post()
                .uri("/api/v1/articles/{id}/comments", id)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(form)
                .exchangeToMono(answer ->
                        answer.releaseBody().thenReturn(answer.statusCode().value()))
                .block(LIMIT);
        assertThat(status).isEqualTo(201);
    }
}
