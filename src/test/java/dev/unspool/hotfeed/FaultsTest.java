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
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
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
    /** Hints of other sites in this Redis would forbid stale pages. */
    private static final String ALONE = "--unspool.announce.channel=faults";

    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    @Autowired
    private TestSite site;

    @Autowired
    private ArticleLedger ledger;

    @Autowired
    private Announcements announcements;

    @Autowired
    private Environment environment;

    private List<ArticleId> published = List.of();

    @BeforeEach
    void publish() {
        published = site.emptied().publish(100, i -> NOON.minusSeconds(i));
    }

    @Test
    void goesOnWithARedisThatIsFlushedFullStoppedOrKilled(@TempDir Path directory) throws Exception {
        try (var redis = OwnRedis.started(directory);
                var instance = Instance.beside(environment, redis.settings())) {
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
        }
    }

    @Test
    void givesWhatItHasWhilePostgresIsAwayAndSaysHowOldItIs() throws Exception {
        try (var network = new Relay(postgresPort());
                var instance = Instance.beside(environment, through(network), ALONE)) {
            var reader = new Reader(instance.port());
            var here = reader.get("/articles/article-3");
            network.cut();
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
            Thread.sleep(Servable.PATIENCE.toMillis());
            assertThat(reader.get("/readyz").status()).isEqualTo(200);
            network.makeWhole();
            await(() -> !reader.get("/articles/article-3").headers().contains("Age")
                    && reader.get("/articles/article-4").status() == 200);
        }
    }

    @Test
    void isReadyWithoutPostgresOnlyIfItHasAFirstPage() throws Exception {
        try (var network = new Relay(postgresPort());
                var instance = Instance.beside(environment, through(network))) {
            var reader = new Reader(instance.port());
            assertThat(reader.get("/readyz").status()).isEqualTo(200);
            network.cut();
            await(() -> reader.get("/readyz").status() == 503);
            network.makeWhole();
            await(() -> reader.get("/readyz").status() == 200);
        }
    }

    @Test
    void neverGivesAnArticleOfWhichAChangeWasHeardThatCannotBeRead() throws Exception {
        try (var network = new Relay(postgresPort());
                var instance = Instance.beside(environment, through(network))) {
            var reader = new Reader(instance.port());
            assertThat(reader.get("/articles/article-3").status()).isEqualTo(200);
            network.stall();
            ledger.takeDown(TestArticles.now(published.get(3), NOON), "Withdrawn.")
                    .flatMap(announcements::changedUpTo)
                    .block(LIMIT);
            await(() -> reader.get("/articles/article-3").status() == 503);
            network.makeWhole();
            await(() -> reader.get("/articles/article-3").status() == 410);
        }
    }

    private static void assertAllPagesCome(Reader reader) {
        assertThat(statuses(reader)).containsExactly(200);
    }

    private static List<Integer> statuses(Reader reader) {
        return Objects.requireNonNull(Flux.range(0, 300)
                .flatMap(number -> reader.ask("/api/v1/feed?limit=" + (1 + number % 100)), 20)
                .map(Reader.Answer::status)
                .distinct()
                .collectList()
                .block(LIMIT));
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
