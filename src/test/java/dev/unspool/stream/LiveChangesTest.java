package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.announce.Announcements;
import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.store.TestArticles;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.test.StepVerifier;

/** Changes reach streams that are open, on every instance, with and without Redis. */
@SiteTest(database = SiteTest.SHARED)
class LiveChangesTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    @Autowired
    private TestSite site;

    @LocalServerPort
    private int port;

    @Autowired
    private ArticleLedger ledger;

    @Autowired
    private Announcements announcements;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private Environment environment;

    private TestArticles articles;
    private List<ArticleId> published;
    private StreamClient here;

    @BeforeEach
    void publishFive() {
        articles = site.emptied();
        published = articles.publish(5, i -> NOON.minusSeconds(i));
        here = new StreamClient(port, published.get(0));
    }

    @Test
    void saysWhatACorrectionChangedWithoutTheArticle() {
        StepVerifier.create(here.open("upTo=0&html=1"))
                .expectNextCount(1)
                .then(() -> articles.correct(published.get(1), "Put right"))
                .then(this::announce)
                .assertNext(event -> {
                    assertThat(event.name()).isEqualTo("article-updated");
                    assertThat(event.data().get("title").asString()).isEqualTo("Put right");
                    assertThat(event.data().get("changed").toString()).isEqualTo("[\"title\"]");
                    assertThat(event.data().has("article")).isFalse();
                    assertThat(event.data().has("html")).isFalse();
                })
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void sendsPublicationsCorrectionsAndRetractions() {
        StepVerifier.create(here.open("upTo=0&html=1&bodies=1"))
                .assertNext(hello ->
                        assertThat(hello.data().get("resume").asString()).isEqualTo("fresh"))
                .then(() -> articles.publishOne("Breaking", NOON.plusSeconds(60)))
                .then(() -> articles.correct(published.get(1), "Put right"))
                .then(() -> articles.retract(published.get(2)))
                .then(this::announce)
                .assertNext(event -> {
                    assertThat(event.name()).isEqualTo("article-published");
                    assertThat(event.data().get("title").asString()).isEqualTo("Breaking");
                    assertThat(event.data().get("newerCount").asInt()).isEqualTo(1);
                })
                .assertNext(event -> {
                    assertThat(event.name()).isEqualTo("article-updated");
                    assertThat(event.data().get("version").asInt()).isEqualTo(2);
                    assertThat(event.data().get("correction").asString()).isEqualTo("The headline was wrong.");
                    assertThat(event.data().at("/article/title").asString()).isEqualTo("Put right");
                    assertThat(event.data().get("html").asString()).contains("data-version=\"2\"", "Put right");
                })
                .assertNext(event -> {
                    assertThat(event.name()).isEqualTo("article-retracted");
                    assertThat(event.data().get("id").asString())
                            .isEqualTo(published.get(2).toString());
                    assertThat(event.data().get("notice").asString()).isEqualTo("Withdrawn by the editors.");
                })
                .thenCancel()
                .verify(LIMIT);
    }

    /** During a rolling update a newer instance may write a kind that this one does not know. */
    @Test
    void answersAnUnknownKindOfChangeWithResyncAndContinues() {
        var page = "/api/v1/articles/" + published.get(2);
        assertThat(body(page)).contains("Article 2");
        var unknown = new long[1];
        StepVerifier.create(here.open("upTo=0"))
                .expectNextCount(1)
                .then(() -> unknown[0] = restoredByANewerInstance(published.get(2)))
                .then(() -> articles.correct(published.get(1), "Put right"))
                .then(this::announce)
                .assertNext(event -> {
                    assertThat(event.name()).isEqualTo("resync");
                    assertThat(event.id()).isNotEmpty();
                    assertThat(event.data().get("reason").asString()).isEqualTo("unknown-change");
                    assertThat(event.data().get("refetch").asString()).isEqualTo("page");
                    assertThat(event.data().get("seq").asLong()).isEqualTo(unknown[0]);
                })
                .assertNext(event -> {
                    assertThat(event.name()).isEqualTo("article-updated");
                    assertThat(event.data().get("seq").asLong()).isEqualTo(unknown[0] + 1);
                })
                .thenCancel()
                .verify(LIMIT);
        assertThat(body("/api/v1/changes?after=" + (unknown[0] - 1)))
                .contains("\"type\":\"article-changed\"", "\"type\":\"article-updated\"");
        assertThat(body(page)).contains("As the newer instance left it");
    }

    @Test
    void numbersChangesWithoutAGap() {
        var hello = new long[1];
        StepVerifier.create(here.open("upTo=0")
                        .doOnNext(event -> {
                            if (event.name().equals("hello")) {
                                hello[0] = event.data().get("seq").asLong();
                                articles.publish(30, i -> NOON.plusSeconds(i));
                                announce();
                            }
                        })
                        .skip(1)
                        .take(30)
                        .map(event -> event.data().get("seq").asLong() - hello[0])
                        .collectList())
                .assertNext(seqs -> assertThat(seqs)
                        .isEqualTo(java.util.stream.LongStream.rangeClosed(1, 30)
                                .boxed()
                                .toList()))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void sendsMissedChangesOnAnotherInstance() {
        var last = here.open("upTo=1").take(2).blockLast(LIMIT).id();
        articles.correct(published.get(1), "Put right");
        articles.retract(published.get(3));
        articles.publishOne("Breaking", NOON.plusSeconds(60));
        try (var other = Instance.beside(environment)) {
            StepVerifier.create(other.client(published.get(0))
                            .open("upTo=2", last)
                            .take(5)
                            .collectList())
                    .assertNext(events -> {
                        assertThat(events.get(0).data().get("resume").asString())
                                .isEqualTo("exact");
                        assertThat(events.stream().skip(1).map(StreamClient.Event::name))
                                .containsExactlyInAnyOrder(
                                        "article-updated", "article-retracted", "article-published", "next-article");
                        assertThat(events.stream()
                                        .filter(event -> event.data().has("seq"))
                                        .map(event -> event.data().get("seq").asLong()))
                                .isSorted();
                    })
                    .expectComplete()
                    .verify(LIMIT);
        }
    }

    @Test
    void findsChangesWithoutAHint() {
        try (var deaf = Instance.beside(environment, "--unspool.announce.channel=nobody-talks-here")) {
            StepVerifier.create(deaf.client(published.get(0)).open("upTo=0").map(StreamClient.Event::name))
                    .expectNext("hello")
                    .then(() -> articles.correct(published.get(1), "Put right"))
                    .expectNext("article-updated")
                    .thenCancel()
                    .verify(LIMIT);
        }
    }

    @Test
    void servesReadersAndChangesWithoutRedis() {
        try (var alone = Instance.beside(environment, "--spring.data.redis.port=1")) {
            StepVerifier.create(alone.client(published.get(0)).open("upTo=1").map(StreamClient.Event::name))
                    .expectNext("hello", "next-article")
                    .then(() -> articles.retract(published.get(4)))
                    .expectNext("article-retracted")
                    .thenCancel()
                    .verify(LIMIT);
        }
    }

    @Test
    void acceptsCreditAtAnotherInstance() {
        try (var other = Instance.beside(environment)) {
            var elsewhere = other.client(published.get(0));
            StepVerifier.create(here.open("upTo=1")
                            .doOnNext(event -> {
                                if (event.name().equals("hello")) {
                                    var sid = event.data().get("sid").asString();
                                    assertThat(elsewhere.raise(sid, 3)).isEqualTo(204);
                                    assertThat(elsewhere.raise(sid, 3)).isEqualTo(204);
                                    assertThat(elsewhere.raise(sid, 1)).isEqualTo(204);
                                }
                            })
                            .skip(1)
                            .take(3)
                            .map(event -> event.data().at("/article/id").asString()))
                    .expectNext(
                            published.get(1).toString(),
                            published.get(2).toString(),
                            published.get(3).toString())
                    .expectComplete()
                    .verify(LIMIT);
        }
    }

    @Test
    void endsTheReadersPreviousStreamOnAnyInstance() {
        try (var other = Instance.beside(environment)) {
            var elsewhere = other.client(published.get(0));
            StepVerifier.create(here.open("upTo=0").doOnNext(event -> {
                        if (event.name().equals("hello")) {
                            var sid = event.data().get("sid").asString();
                            elsewhere.open("upTo=0&sid=" + sid).blockFirst(LIMIT);
                        }
                    }))
                    .expectNextCount(1)
                    .assertNext(bye ->
                            assertThat(bye.data().get("reason").asString()).isEqualTo("replaced"))
                    .expectComplete()
                    .verify(LIMIT);
        }
    }

    @Test
    void answersUnavailableWhenCreditCannotBePassedOn() {
        var sid = here.open("upTo=0").blockFirst(LIMIT).data().get("sid").asString();
        try (var alone = Instance.beside(environment, "--spring.data.redis.port=1")) {
            assertThat(alone.client(published.get(0)).raise(sid, 3)).isEqualTo(503);
        }
    }

    @Test
    void neverSendsAnArticleThatWasRetractedBeforeItsTurnAndSendsTheCorrectedOne() {
        StepVerifier.create(here.open("upTo=0")
                        .doOnNext(event -> {
                            if (event.name().equals("hello")) {
                                articles.retract(published.get(1));
                                articles.correct(published.get(2), "Put right");
                                announce();
                                here.raise(event.data().get("sid").asString(), 1);
                            }
                        })
                        .filter(event -> event.name().equals("next-article"))
                        .next())
                .assertNext(next -> {
                    assertThat(next.data().at("/article/id").asString())
                            .isEqualTo(published.get(2).toString());
                    assertThat(next.data().at("/article/version").asInt()).isEqualTo(2);
                })
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void missesNeitherOfTwoPublicationsThatCommitInReverseOrderOfTheirStart() {
        var gate = Sinks.<Boolean>one();
        var begun = Sinks.<Boolean>one();
        var first = transaction.transactional(database.sql("select 1")
                .then()
                .then(Mono.fromRunnable(() -> begun.tryEmitValue(true)))
                .then(gate.asMono())
                .then(ledger.publish(List.of(TestArticles.manuscript("Begun first", "News", List.of(), NOON)))));
        StepVerifier.create(here.open("upTo=0"))
                .expectNextCount(1)
                .then(first::subscribe)
                .then(() -> begun.asMono().block(LIMIT))
                .then(() -> articles.publishOne("Committed first", NOON))
                .then(this::announce)
                .assertNext(event ->
                        assertThat(event.data().get("title").asString()).isEqualTo("Committed first"))
                .then(() -> gate.tryEmitValue(true))
                .assertNext(event ->
                        assertThat(event.data().get("title").asString()).isEqualTo("Begun first"))
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void sendsResyncWhenTheLogNoLongerHoldsTheMissedChanges() {
        var last = here.open("upTo=0").blockFirst(LIMIT).id();
        articles.publish(3, i -> NOON.plusSeconds(i));
        database.sql("delete from change_log where seq < (select max(seq) from change_log)")
                .then()
                .block(LIMIT);
        StepVerifier.create(Flux.defer(() -> here.open("upTo=0", last).take(2).collectList())
                        .repeat()
                        .filter(events ->
                                events.stream().anyMatch(event -> event.name().equals("resync")))
                        .next())
                .assertNext(events -> {
                    var resync = events.get(events.size() - 1);
                    assertThat(resync.data().get("reason").asString()).isEqualTo("expired");
                    assertThat(resync.data().get("refetch").asString()).isEqualTo("page");
                })
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void streamsOverHttp2() {
        var http2 = WebClient.builder()
                .clientConnector(
                        new ReactorClientHttpConnector(HttpClient.create().protocol(HttpProtocol.H2C)))
                .build();
        StepVerifier.create(new StreamClient(http2, port, published.get(0))
                        .open("upTo=1")
                        .map(StreamClient.Event::name))
                .expectNext("hello", "next-article")
                .then(() -> articles.retract(published.get(4)))
                .then(this::announce)
                .expectNext("article-retracted")
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void streamsOverHttp1WithoutChunks() throws Exception {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.getOutputStream()
                    .write("GET /api/v1/stream?upTo=1 HTTP/1.0\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var lines = reader.lines()
                    .takeWhile(line -> !line.equals("event: next-article"))
                    .toList();
            assertThat(lines.get(0)).endsWith(" 200 OK");
            assertThat(lines).anyMatch(line -> line.equals("event: hello"));
            assertThat(lines).noneMatch(line -> line.matches("[0-9a-f]{2,4}"));
        }
    }

    /** Sends the hint that the newsroom sends after a commit. */
    /** Returns the {@code seq} of a change of an unknown kind. The table accepts that kind from now on, until it is restored. */
    private long restoredByANewerInstance(ArticleId article) {
        run("alter table change_log drop constraint change_log_kind_check");
        var seq = database.sql("""
                        with head as (update change_log_head set seq = seq + 1 returning seq),
                        articles as (update article set title = 'As the newer instance left it', version = 2 where id = :id),
                        changes as (insert into change_log (seq, kind, article_id, version, at)
                            select seq, 'restored', :id, 2, now() from head)
                        select seq from head""")
                .bind("id", article.value())
                .map(row -> row.get(0, Long.class))
                .one()
                .block(LIMIT);
        run("alter table change_log add constraint change_log_kind_check"
                + " check (kind in ('published', 'corrected', 'takedown', 'kill')) not valid");
        return seq;
    }

    private void run(String sql) {
        database.sql(sql).then().block(LIMIT);
    }

    private String body(String path) {
        return WebClient.create("http://localhost:" + port)
                .get()
                .uri(path)
                .retrieve()
                .bodyToMono(String.class)
                .block(LIMIT);
    }

    private void announce() {
        database.sql("select seq from change_log_head")
                .map(row -> row.get("seq", Long.class))
                .one()
                .flatMap(announcements::changedUpTo)
                .block(LIMIT);
    }
}
