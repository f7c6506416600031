package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.ReaderTokens;
import dev.unspool.embedded.WithServers;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.store.TestArticles;
import dev.unspool.stream.StreamClient.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Comments come and go while pages are open: their readers are told how many there are, wherever they are connected. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "unspool.comments.per-address=1000/1s",
            "unspool.comments.moderation.off=duplicate,rate,first-time"
        })
@WithServers
class LiveCommentsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ArticleLedger ledger;

    @Autowired
    private ReaderTokens tokens;

    private List<ArticleId> published;

    @BeforeEach
    void publish() {
        published = TestArticles.inEmptyStore(database, ledger).publish(4, i -> NOON.minusSeconds(i));
    }

    @Test
    void reachOpenStreamsOfOtherInstancesWithinASecond() {
        try (var other = Instance.beside(environment)) {
            var told = counts(other.client(published.get(0)));
            StepVerifier.create(told)
                    .thenAwait(Duration.ofSeconds(1))
                    .then(() -> comment(0))
                    .assertNext(event -> isCount(event, 0, 1))
                    .then(() -> comment(0))
                    .expectNextCount(1)
                    .thenCancel()
                    .verify(LIMIT);
            assertThat(delay(other, 3)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void reachThemWithoutRedisToo() {
        try (var alone = Instance.beside(environment, "--spring.data.redis.port=1")) {
            assertThat(delay(alone, 1)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void areToldToReadersOfTheArticleOnly() {
        StepVerifier.create(counts(new StreamClient(port, published.get(0)), "upTo=1", 2))
                .thenAwait(Duration.ofSeconds(1))
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
    void areToldToWhoComesBack() {
        var client = new StreamClient(port, published.get(0));
        var last = client.open("upTo=0").blockFirst(LIMIT).id();
        comment(0);
        counts(new StreamClient(port, published.get(0))).blockFirst(LIMIT);
        StepVerifier.create(client.open("upTo=0", last).skip(1))
                .assertNext(event -> isCount(event, 0, 1))
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void areNotToldTwiceAndTellOfThoseThatWentToo() {
        StepVerifier.create(counts(new StreamClient(port, published.get(0))))
                .thenAwait(Duration.ofSeconds(1))
                .then(() -> comment(0))
                .assertNext(event -> isCount(event, 0, 1))
                .thenAwait(Duration.ofMillis(2_500))
                .then(() ->
                        database.sql("update comment set state = 'spam'").then().block(LIMIT))
                .assertNext(event -> isCount(event, 0, 0))
                .thenCancel()
                .verify(LIMIT);
    }

    /** From sending the {@code n}th comment on the first article to the word of it. */
    private Duration delay(Instance at, int n) {
        var sent = new AtomicReference<Instant>();
        var writing = Mono.delay(Duration.ofSeconds(1), Schedulers.boundedElastic()) // once the stream is open
                .doOnNext(later -> {
                    sent.set(Clock.systemUTC().instant());
                    comment(0);
                });
        return Flux.merge(writing.then(Mono.<Event>empty()), counts(at.client(published.get(0)), "upTo=0", 1))
                .filter(event -> event.data().get("count").asInt() == n)
                .map(event -> Duration.between(sent.get(), Clock.systemUTC().instant()))
                .blockFirst(LIMIT);
    }

    private static Flux<Event> counts(StreamClient client) {
        return counts(client, "upTo=0", 1);
    }

    private static Flux<Event> counts(StreamClient client, String query, int greetings) {
        return client.open(query).skip(greetings).filter(event -> event.name().equals("comments-changed"));
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
        var status = WebClient.create("http://localhost:" + port)
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
