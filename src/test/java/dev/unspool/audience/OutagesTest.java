package dev.unspool.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.OwnRedis;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.hotfeed.Relay;
import dev.unspool.stream.Instance;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;

/** Readers are counted, each once, while Redis or PostgreSQL is stopped or gone. */
@SiteTest(properties = "unspool.audience.keys=test:{outages-of-nobody}")
class OutagesTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String[] OWN = {
        "--unspool.audience.keys=test:{outages-" + UUID.randomUUID() + "}", "--unspool.audience.burst=100000"
    };

    /** Keeps a busy machine from making PostgreSQL seem to fail where only Redis does. */
    private static final String[] PATIENT = {
        "--spring.r2dbc.pool.max-acquire-time=30s", "--unspool.database.limit=30s", "--unspool.hot.limit=30s"
    };

    private static final String[] WITHOUT_REDIS = {"--spring.data.redis.port=1", "--unspool.audience.limit=30s"};

    @Autowired
    private TestSite site;

    @Autowired
    private AudienceLedger ledger;

    @Autowired
    private Environment environment;

    private ArticleId article;

    @BeforeEach
    void publish() {
        article = site.emptied().publishOne("News", Instant.parse("2025-06-01T12:00:00Z"));
    }

    @Test
    void countsWithoutAnyRedis() {
        try (var instance = instance("200ms", patient(WITHOUT_REDIS))) {
            var visits = visits(50);
            assertThat(views(instance, visits, "")).containsExactly(204);
            assertThat(views(instance, visits, "")).containsExactly(204);
            await(() -> figures().get(Figure.VIEWS) == 50);
            assertThat(views(instance, visits, ", \"depth\": 80")).containsExactly(204);
            await(() -> figures().get(Figure.DEPTH) == 4_000);
            assertThat(figures()).containsEntry(Figure.VIEWS, 50L).containsEntry(Figure.THREE_QUARTERS, 50L);
        }
    }

    @Test
    void writesUnsentActsOnShutdown() {
        try (var instance = instance("1h", patient(WITHOUT_REDIS))) {
            assertThat(views(instance, visits(20), "")).containsExactly(204);
        }
        assertThat(figures()).containsEntry(Figure.VIEWS, 20L);
    }

    @RepeatedTest(3)
    void countsEachReaderOnceWhileRedisStopsAndGoesOn(@TempDir Path directory) throws Exception {
        try (var redis = OwnRedis.started(directory);
                var instance = instance("200ms", patient(redis.settings()))) {
            var before = visits(30);
            assertThat(views(instance, before, "")).containsExactly(204);
            redis.signal("STOP");
            var during = visits(200);
            assertThat(views(instance, during, "")).containsExactly(204);
            assertThat(views(instance, during, ", \"depth\": 100")).containsExactly(204);
            assertThat(views(instance, before, "")).containsExactly(204);
            await(() -> figures().get(Figure.VIEWS) > 30); // without Redis
            redis.signal("CONT");
            await(() -> figures().get(Figure.WHOLE) == 200);
            assertThat(views(instance, before, ", \"depth\": 50")).containsExactly(204);
            assertThat(views(instance, during, ", \"depth\": 100")).containsExactly(204);
            await(() -> figures().get(Figure.DEPTH) == 200 * 100 + 30 * 50);
            assertThat(figures()).containsEntry(Figure.VIEWS, 230L).containsEntry(Figure.HALF, 230L);
            assertThat(first(instance)).isEqualTo(article.toString());
        }
    }

    @Test
    void countsInRedisWhilePostgresIsAway() throws Exception {
        try (var network = new Relay(postgresPort());
                var instance = instance("200ms", through(network))) {
            await(() -> status(instance) == 200); // its first connections come slowly on a busy machine
            assertThat(views(instance, visits(10), "")).containsExactly(204);
            network.cut();
            assertThat(views(instance, visits(10), "")).containsExactly(204);
            Thread.sleep(6_000); // until what is known of the article is old
            assertThat(views(instance, visits(10), "")).containsExactly(204);
            network.makeWhole();
            await(() -> figures().get(Figure.VIEWS) == 30);
        }
    }

    private Instance instance(String write, String... settings) {
        var all = Stream.of(OWN, settings).flatMap(Stream::of);
        return Instance.inAHurry(
                environment,
                Stream.concat(all, Stream.of("--unspool.audience.write=" + write))
                        .toArray(String[]::new));
    }

    private static String[] patient(String... settings) {
        return Stream.concat(Stream.of(settings), Stream.of(PATIENT)).toArray(String[]::new);
    }

    private static List<UUID> visits(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    /** Returns the distinct statuses of the answers. */
    private List<Integer> views(Instance instance, List<UUID> visits, String more) {
        var client = WebClient.create("http://localhost:" + instance.port());
        return Objects.requireNonNull(Flux.fromIterable(visits)
                .flatMap(
                        visit -> client.post()
                                .uri("/api/v1/articles/" + article + "/views")
                                .contentType(MediaType.TEXT_PLAIN)
                                .header("User-Agent", FIREFOX)
                                .bodyValue("{\"viewId\": \"" + visit + '"' + more + '}')
                                .exchangeToMono(answer -> answer.releaseBody()
                                        .thenReturn(answer.statusCode().value())),
                        10)
                .distinct()
                .collectList()
                .block(LIMIT));
    }

    private int status(Instance instance) {
        return Objects.requireNonNull(WebClient.create("http://localhost:" + instance.port())
                .get()
                .uri("/api/v1/articles/" + article)
                .exchangeToMono(answer ->
                        answer.releaseBody().thenReturn(answer.statusCode().value()))
                .block(LIMIT));
    }

    private static String first(Instance instance) {
        var feed = WebClient.create("http://localhost:" + instance.port())
                .get()
                .uri("/api/v1/feed?sort=hot&limit=1")
                .retrieve()
                .bodyToMono(Map.class)
                .block(LIMIT);
        return ((Map<?, ?>) ((List<?>) feed.get("items")).get(0)).get("id").toString();
    }

    private Map<Figure, Long> figures() {
        return Objects.requireNonNull(ledger.figures(article).block(LIMIT));
    }

    private void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time: %s", figures()).isLessThan(deadline);
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int postgresPort() {
        return URI.create(environment.getRequiredProperty("spring.r2dbc.url").substring("r2dbc:".length()))
                .getPort();
    }

    private String through(Relay network) {
        var url = environment.getRequiredProperty("spring.r2dbc.url");
        return "--spring.r2dbc.url=" + url.replace(":" + postgresPort() + "/", ":" + network.port() + "/");
    }
}
