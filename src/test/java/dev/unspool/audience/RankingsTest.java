package dev.unspool.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.RedisAddress;
import dev.unspool.embedded.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.RedisConnectionFailureException;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** A ranking never changes while readers page through it. Runs against a real Redis. */
@Tag("servers")
class RankingsTest {

    private static final Duration LIMIT = OneInstance.LIMIT;
    private static final ArticleId ONE = article(1);
    private static final ArticleId OTHER = article(2);

    private final AudienceSettings settings = OneInstance.settings(OneInstance.HALF_LIFE, Duration.ofMinutes(10));
    private OneInstance here;
    private OneInstance there;

    @BeforeEach
    void connect() {
        here = new OneInstance(TestServers.redis(), settings, Clock.systemUTC());
        there = new OneInstance(TestServers.redis(), settings, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void doesNotChangeWhileScoresChange() {
        here.view(ONE, 2);
        here.view(OTHER, 1);
        var before = here.rankings.current().block(LIMIT);
        here.view(OTHER, 5);
        var after = here.ranking();
        assertThat(after.articles()).containsExactly(OTHER, ONE);
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(there.rankings.find(before.id()).block(LIMIT)).isEqualTo(before);
        assertThat(before.articles()).containsExactly(ONE, OTHER);
    }

    @Test
    void isMadeOnceForConcurrentRequestsToAllInstances() {
        here.view(ONE, 1);
        var met = Flux.range(0, 200)
                .flatMap(i -> (i % 2 == 0 ? here : there).rankings.current())
                .distinct()
                .collectList()
                .block(LIMIT);
        assertThat(met).hasSize(1);
        var kept = here.redis.keys(settings.keys().replace("{", "\\{") + ":ranking:*");
        assertThat(kept.collectList().block(LIMIT)).hasSize(1);
    }

    @Test
    void isKeptForAnHourAfterACacheMayHaveGivenItOut() {
        here.view(ONE, 1);
        var ranking = here.rankings.current().block(LIMIT);
        var left =
                here.redis.getExpire(settings.ranking(ranking.id().toString())).block(LIMIT);
        var given = here.redis.getExpire(settings.ranking()).block(LIMIT);
        assertThat(left.minus(given)).isGreaterThanOrEqualTo(Duration.ofHours(1).plusMinutes(10));
        assertThat(left).isLessThanOrEqualTo(Rankings.RETENTION.plus(settings.refresh()));
    }

    @Test
    void holdsTheHottestOnly() {
        IntStream.range(0, Rankings.MAX_ARTICLES + 20).forEach(i -> here.view(article(i), 1));
        here.view(ONE, 1);
        assertThat(here.ranking().articles()).hasSize(Rankings.MAX_ARTICLES).startsWith(ONE);
    }

    @Test
    void isEmptyIfNothingWasRead() {
        assertThat(here.rankings.current().block(LIMIT)).isEqualTo(Ranking.NONE);
        assertThat(here.rankings.find(Ranking.NONE.id()).block(LIMIT)).isEqualTo(Ranking.NONE);
    }

    @Test
    void isRememberedByInstancesThatReadItOnceRedisLosesIt() {
        here.view(ONE, 1);
        var ranking = here.rankings.current().block(LIMIT);
        here.forget(List.of(
                settings.ranks(),
                settings.ranking(),
                settings.ranking(ranking.id().toString())));
        StepVerifier.create(there.rankings.find(ranking.id())).expectComplete().verify(LIMIT);
        StepVerifier.create(here.rankings.find(ranking.id()))
                .expectNext(ranking)
                .expectComplete()
                .verify(LIMIT);
        assertThat(there.rankings.current().block(LIMIT)).isEqualTo(Ranking.NONE);
    }

    /** The server accepts connections and does not answer, as a stopped Redis does. */
    @Test
    void doesNotWaitForARedisThatDoesNotAnswer() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var instance = new OneInstance(
                        new RedisAddress(silent.getLocalPort(), "password"),
                        OneInstance.settings(
                                "unused", OneInstance.HALF_LIFE, settings.refresh(), Duration.ofMillis(50)),
                        new SetClock(Instant.EPOCH))) {
            assertThat(instance.rankings.current().block(LIMIT)).isEqualTo(Ranking.NONE);
            instance.view(ONE, 1);
            // The clock stands still, and with it the pause in which it is not asked again.
            StepVerifier.create(instance.rankings.find(UUID.randomUUID()))
                    .expectError(RedisConnectionFailureException.class)
                    .verify(LIMIT);
        }
    }

    private static ArticleId article(int number) {
        return new ArticleId(new UUID(7, number));
    }
}
