package dev.unspool.hotfeed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.announce.Announcements;
import dev.unspool.article.ArticleId;
import dev.unspool.embedded.OwnRedis;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.store.TestArticles;
import dev.unspool.stream.Instance;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Flux;

/** What readers get while Redis or PostgreSQL is slow, full, stopped or gone. */
@SiteTest(database = SiteTest.SHARED)
class FaultsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    @Autowired
    private TestSite site;

    @Autowired
    private ArticleLedger ledger;

    @Autowired
    private Environment environment;

    private static @Nullable Far far;

    /** Starts the instances once: no test leaves anything behind but cached pages of its own articles. */
    @BeforeEach
    void start() throws Exception {
        if (far == null) {
            far = new Far();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        far().close();
        far = null;
    }

    @Test
    void keepsServingWhenRedisIsFlushedFullStoppedOrKilled(@TempDir Path directory) throws Exception {
        try (var redis = OwnRedis.started(directory);
                var instance = Instance.beside(environment, withLimitsOfRedis(redis.settings()))) {
            var reader = new Reader(instance.port());
            await(() -> statuses(reader).equals(List.of(200))); // its first connections come slowly on a busy machine
            redis.empty();
            assertAllPagesCome(reader);
            redis.fill();
            assertAllPagesCome(reader);
            redis.signal("STOP");
            assertAllPagesCome(reader);
            redis.signal("CONT");
            assertAllPagesCome(reader);
            redis.signal("KILL");
            assertAllPagesCome(reader);
            await(() -> reader.get("/readyz").text().contains("\"redis\""));
            assertThat(reader.get("/readyz").status()).isEqualTo(200);
        }
    }

    @Test
    void servesCachedAnswersWithTheirAgeWhilePostgresIsAway() throws Exception {
        var instance = far().hurried;
        var reader = new Reader(instance.port());
        await(() -> reader.get("/articles/article-3").status() == 200);
        var here = reader.get("/articles/article-3");
        far().network.cut();
        await(() -> reader.get("/articles/article-3").headers().contains("Age"));
        var stale = reader.get("/articles/article-3");
        assertThat(stale.text()).isEqualTo(here.text());
        assertThat(Integer.parseInt(stale.headers().get("Age"))).isBetween(1, 600);
        assertThat(instance.context()
                        .getBean(MeterRegistry.class)
                        .timer("unspool.hot.requests", "outcome", "stale")
                        .count())
                .isPositive();
        assertThat(reader.get("/articles/article-4").status()).isEqualTo(503);
        var availability = instance.context().getBean(FeedAvailability.class);
        await(() -> !availability.isStoreReadable());
        assertThat(reader.get("/readyz").status()).isEqualTo(200);
        far().network.makeWhole();
        await(() -> !reader.get("/articles/article-3").headers().contains("Age")
                && reader.get("/articles/article-4").status() == 200);
    }

    @Test
    void servesTheFrontPageWithoutPostgresThoughNobodyRequestedIt() throws Exception {
        var instance = far().patient;
        var reader = new Reader(instance.port());
        await(() -> instance.context().getBean(NearAnswers.class).all().count() == 2);
        far().network.cut();
        await(() -> reader.get("/").headers().contains("Age"));
        assertThat(reader.get("/").status()).isEqualTo(200);
        assertThat(reader.get("/").text()).contains("Article 7");
        assertThat(reader.get("/api/v1/feed").status()).isEqualTo(200);
        assertThat(reader.get("/readyz").status()).isEqualTo(200);
        far().network.makeWhole();
        await(() -> !reader.get("/").headers().contains("Age"));
    }

    @Test
    void neverServesAnArticleWithAHintedChangeThatCannotBeRead() throws Exception {
        var instance = far().hurried;
        var reader = new Reader(instance.port());
        await(() -> reader.get("/articles/article-5").status() == 200);
        far().network.stall();
        ledger.takeDown(TestArticles.now(far().published.get(5)), "Withdrawn.")
                .flatMap(instance.context().getBean(Announcements.class)::changedUpTo)
                .block(LIMIT);
        await(() -> reader.get("/articles/article-5").status() == 503);
        far().network.makeWhole();
        await(() -> reader.get("/articles/article-5").status() == 410);
    }

    @Test
    void losesNoReadWhenConnectionsToPostgresAreReset() throws Exception {
        var network = far().network;
        var reader = new Reader(far().patient.port());
        for (var i = 10; i < 30; i++) {
            network.reset();
            assertThat(reader.get("/articles/article-" + i).status()).isEqualTo(200);
        }
        network.stall();
        var reads = Flux.range(30, 5)
                .flatMap(i -> reader.ask("/articles/article-" + i))
                .map(Reader.Answer::status)
                .collectList()
                .toFuture();
        network.awaitHeldUp(3); // a statement at least, and connections that are being made
        network.reset();
        network.makeWhole();
        assertThat(reads.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).hasSize(5).containsOnly(200);
    }

    /**
     * Two instances behind a network that a test breaks and mends: one with the time limits of production, and a patient one whose memory has
     * room for nothing but the front page.
     */
    private final class Far implements AutoCloseable {

        private final List<ArticleId> published = site.emptied().publish(100, i -> NOON.minusSeconds(i));
        private final Relay network = new Relay(postgresPort());
        private final Instance hurried = Instance.inAHurry(environment, through(network), alone("hurried"));
        private final Instance patient = Instance.beside(
                environment,
                through(network),
                alone("patient"),
                "--unspool.hot.near=1KB",
                "--unspool.hot.stale-after=250ms");

        private Far() throws IOException {}

        /** Hints of other sites in this Redis would forbid stale pages. */
        private String alone(String channel) {
            return "--unspool.announce.channel=faults-" + channel;
        }

        @Override
        public void close() throws IOException {
            patient.close();
            hurried.close();
            network.close();
        }
    }

    private static Far far() {
        return Objects.requireNonNull(far);
    }

    private static void assertAllPagesCome(Reader reader) {
        assertThat(statuses(reader)).containsExactly(200);
    }

    private static List<Integer> statuses(Reader reader) {
        return Objects.requireNonNull(Flux.range(0, 100)
                .flatMap(number -> reader.ask("/api/v1/feed?limit=" + (1 + number)), 20)
                .map(Reader.Answer::status)
                .distinct()
                .collectList()
                .block(LIMIT));
    }

    /** Redis is stopped here: what asks it must not wait for long. */
    private static String[] withLimitsOfRedis(String... settings) {
        return Stream.concat(
                        Stream.of(settings),
                        Stream.of("--spring.data.redis.connect-timeout=1s", "--spring.data.redis.timeout=250ms"))
                .toArray(String[]::new);
    }

    private int postgresPort() {
        return URI.create(environment.getRequiredProperty("spring.r2dbc.url").substring("r2dbc:".length()))
                .getPort();
    }

    private String through(Relay network) {
        var url = environment.getRequiredProperty("spring.r2dbc.url");
        return "--spring.r2dbc.url=" + url.replace(":" + postgresPort() + "/", ":" + network.port() + "/");
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
