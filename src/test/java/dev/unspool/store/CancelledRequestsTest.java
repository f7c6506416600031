package dev.unspool.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Thousands of requests that are cancelled half-way. */
@SiteTest(database = SiteTest.SHARED)
class CancelledRequestsTest {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int MOST_REQUESTS = 10_000;
    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final int AT_ONCE = 64;
    private static final int FEW = 4;
    private static final int LONGEST_PATIENCE_MICROS = 8_000;

    @Autowired
    private TestSite site;

    @Autowired
    private ConnectionPool pool;

    @Test
    void leavePoolUnchanged() {
        site.articles().publish(200, i -> Instant.parse("2025-06-01T12:00:00Z").minusSeconds(i));
        var client = WebClient.create(site.address());
        var random = new Random(7);
        var requests = Flux.range(0, MOST_REQUESTS)
                .takeUntilOther(Mono.delay(BUDGET))
                .flatMap(
                        i -> impatient(client, Duration.ofNanos(1_000L * random.nextInt(LONGEST_PATIENCE_MICROS)))
                                .thenReturn(i),
                        AT_ONCE)
                .count()
                .block(LIMIT);
        System.out.printf("%,d requests, most of them given up%n", requests);

        StepVerifier.create(Flux.interval(Duration.ofMillis(20))
                        .filter(tick -> isIdle())
                        .next())
                .expectNextCount(1)
                .expectComplete()
                .verify(Duration.ofSeconds(80));
        assertThat(metrics().pendingAcquireSize()).isZero();
        assertThat(metrics().allocatedSize()).isLessThanOrEqualTo(metrics().getMaxAllocatedSize());
        Flux.range(0, 500).flatMap(i -> page(client), FEW).blockLast(LIMIT);
    }

    private static Mono<String> impatient(WebClient client, Duration patience) {
        return page(client).take(patience).onErrorComplete();
    }

    private static Mono<String> page(WebClient client) {
        return client.get().uri("/api/v1/feed?view=full&limit=20").retrieve().bodyToMono(String.class);
    }

    private boolean isIdle() {
        return metrics().acquiredSize() == 0
                && metrics().idleSize() == metrics().allocatedSize();
    }

    private PoolMetrics metrics() {
        return pool.getMetrics().orElseThrow();
    }
}
