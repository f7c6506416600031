package dev.unspool.hotfeed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.access.TokenRequest;
import dev.unspool.access.Tokens;
import dev.unspool.embedded.OwnPair;
import dev.unspool.embedded.TestServers;
import dev.unspool.ledger.Actor;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.store.TestArticles;
import dev.unspool.stream.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.StandardEnvironment;

/** What readers and the newsroom notice when the standby takes over from the primary. */
@Tag("servers")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class FailOverTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final int ARTICLES = 100;

    @Test
    void losesNoReadAndPublishesAgainAfterAPromotion(@TempDir Path directory, TestReporter report) throws Exception {
        try (var servers = OwnPair.started(directory);
                var instance = Instance.beside(new StandardEnvironment(), settings(servers))) {
            var reader = new Reader(instance.port());
            new TestArticles(instance.context().getBean(ArticleLedger.class))
                    .publish(ARTICLES, i -> NOON.minusSeconds(i));
            var token = token(instance);
            await(() -> publish(reader, token, "before") == 201);
            var isOver = new AtomicBoolean();
            var statuses = new ConcurrentLinkedQueue<Integer>();
            var reading = CompletableFuture.runAsync(() -> {
                for (var i = 0; !isOver.get(); i++) {
                    statuses.add(reader.get("/api/v1/feed?limit=" + (1 + i % ARTICLES))
                            .status());
                    statuses.add(reader.get("/api/v1/articles/article-" + i % ARTICLES + "/next")
                            .status());
                }
            });
            servers.stopPrimary();
            var begin = System.nanoTime();
            servers.promote();
            await(() -> publish(reader, token, "after") == 201);
            report.publishEntry(
                    "published again after",
                    Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms");
            isOver.set(true);
            reading.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertThat(statuses).isNotEmpty().containsOnly(200);
            assertThat(reader.get("/api/v1/feed?limit=2").text()).contains("before", "after");
        }
    }

    /** With limits that suit a busy machine: how long a promotion takes is not for this test to say. */
    private static String[] settings(OwnPair servers) {
        var redis = TestServers.redis();
        return Stream.of(
                        Stream.of(servers.settings()),
                        Stream.of(
                                "--spring.data.redis.host=" + redis.host(),
                                "--spring.data.redis.port=" + redis.port(),
                                "--spring.data.redis.password=" + redis.password(),
                                "--unspool.announce.channel=failover",
                                "--unspool.hot.prefix=failover:",
                                "--unspool.hot.limit=60s",
                                "--unspool.database.limit=30s",
                                "--spring.r2dbc.pool.max-acquire-time=30s",
                                "--spring.r2dbc.pool.max-create-connection-time=30s"))
                .flatMap(settings -> settings)
                .toArray(String[]::new);
    }

    private static String token(Instance instance) {
        return Objects.requireNonNull(instance.context()
                        .getBean(Tokens.class)
                        .create(TokenRequest.of("Desk", List.of("write", "publish"), 1), Actor.COMMAND)
                        .block(LIMIT))
                .text()
                .value();
    }

    private static int publish(Reader reader, String token, String title) {
        var json = "{\"title\": \"%s\", \"section\": \"News\", \"bodyHtml\": \"<p>x</p>\", \"publish\": true}";
        return Objects.requireNonNull(reader.post("/api/v1/newsroom/articles", token, title, json.formatted(title))
                        .block(LIMIT))
                .status();
    }

    private interface Condition {

        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        while (!condition.holds()) {
            TimeUnit.MILLISECONDS.sleep(50); // until the class's time limit
        }
    }
}
