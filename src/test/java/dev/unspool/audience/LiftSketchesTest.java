package dev.unspool.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.OwnRedis;
import dev.unspool.embedded.RedisAddress;
import dev.unspool.embedded.TestServers;
import dev.unspool.web.Household;
import dev.unspool.web.TestHouseholds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What one household can do to the ranking. Runs against a real Redis. */
class LiftSketchesTest {

    private static final Duration LIMIT = OneInstance.LIMIT;
    private static final ArticleId ONE = article(1);

    private final SetClock clock = new SetClock(Instant.parse("2026-06-01T12:00:00Z"));
    private final OneInstance here = new OneInstance(TestServers.redis(), OneInstance.settings(), clock);
    private final OneInstance there = new OneInstance(TestServers.redis(), here.settings, clock);

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void ranksOneViewAndOneShareOfAHouseholdFromAllSubnetsAndInstances() {
        Flux.range(0, 4_000)
                .flatMap(i -> (i % 2 == 0 ? here : there)
                        .audience.count(
                                i % 4 < 3
                                        ? ReaderAct.view(ONE, UUID.randomUUID(), 0)
                                        : ReaderAct.share(ONE, UUID.randomUUID(), Figure.COPY),
                                line("2001:db8:1:", i)))
                .blockLast(LIMIT);
        assertThat(here.score(ONE)).isEqualTo(11.0);
        here.batches.cut().block(LIMIT);
        var batch = here.batches.waiting().flatMap(ids -> here.batches.read(ids.get(0)));
        assertThat(Objects.requireNonNull(batch.block(LIMIT)).counts().get(ONE))
                .containsEntry(Figure.VIEWS, 3_000L)
                .containsEntry(Figure.COPY, 1_000L);
    }

    @Test
    void ranksEveryHouseholdForEachArticle() {
        for (var address : List.of("192.0.2.1", "192.0.2.2", "2001:db8:1::1", "2001:db8:2::1")) {
            for (var article : List.of(ONE, article(2))) {
                here.count(ReaderAct.view(article, UUID.randomUUID(), 0), TestHouseholds.of(address));
            }
        }
        assertThat(here.score(ONE)).isEqualTo(4.0);
        assertThat(here.score(article(2))).isEqualTo(4.0);
    }

    @Test
    void ranksAHouseholdAgainOnTheNextDay() {
        view(ONE, 1);
        clock.set(Instant.parse("2026-06-01T23:59:59Z"));
        view(ONE, 2);
        assertThat(here.score(ONE)).isEqualTo(1.0);
        clock.set(Instant.parse("2026-06-02T00:00:00Z"));
        view(ONE, 3);
        view(ONE, 4);
        assertThat(here.score(ONE)).isEqualTo(1 + 4.0, within(1e-9)); // two half-lives later
    }

    @Test
    void limitsWhatAHouseholdAddsWithinAnHour() {
        IntStream.range(0, 200).forEach(i -> view(article(i), i));
        assertThat(here.places()).isEqualTo(here.settings.hourlyLift());
        here.count(ReaderAct.share(article(500), UUID.randomUUID(), Figure.X), line("2001:db8:1:", 1));
        assertThat(here.places()).isEqualTo(here.settings.hourlyLift());
        here.view(article(500), 1);
        assertThat(here.places()).isEqualTo(here.settings.hourlyLift() + 1L);
        clock.advance(Duration.ofHours(1));
        view(article(501), 1);
        assertThat(here.places()).isEqualTo(here.settings.hourlyLift() + 2L);
    }

    /** Redis receives the views when it is back, even after the day has changed. */
    @Test
    void ranksAHouseholdOnceThatCameWhileRedisWasAway() {
        var nowhere = new RedisAddress(1, "none");
        try (var alone = new OneInstance(nowhere, here.settings, clock)) {
            for (int i = 0; i < 500; i++) {
                alone.count(ReaderAct.view(ONE, UUID.randomUUID(), 0), line("2001:db8:1:", i));
            }
            clock.set(Instant.parse("2026-06-02T00:00:00Z"));
            Flux.fromIterable(alone.unsentActs.acts())
                    .concatMap(act -> here.counter.count(act.act(), act.positions(), act.counted()))
                    .blockLast(LIMIT);
        }
        assertThat(here.score(ONE)).isEqualTo(1.0);
        here.count(ReaderAct.view(ONE, UUID.randomUUID(), 0), line("2001:db8:1:", 7));
        assertThat(here.score(ONE)).isEqualTo(2.0);
    }

    @Test
    void ranksNothingWithoutTheSaltOfTheDay() {
        var unknown = new LiftSketches(parts -> Mono.error(new IllegalStateException("away")), here.settings, clock);
        var act = ReaderAct.view(ONE, UUID.randomUUID(), 0);
        var counted =
                unknown.of(act, TestHouseholds.any()).flatMap(positions -> here.counter.count(act, positions, -1));
        assertThat(counted.block(LIMIT)).isEqualTo(RedisCounter.CountResult.COUNTED);
        assertThat(here.places()).isZero();
    }

    @Test
    void keepsSketchesForADayAtAFixedSize() {
        here.view(ONE, 2_000);
        var day = here.settings.lifted("2026-06-01T00:00:00Z");
        var hour = here.settings.lifts("2026-06-01T12:00:00Z");
        assertThat(here.redis.opsForValue().size(day).block(LIMIT)).isLessThanOrEqualTo(200_000L);
        assertThat(here.redis.opsForValue().size(hour).block(LIMIT))
                .isLessThanOrEqualTo(2 * LiftSketches.HOURLY_COUNTERS);
        clock.advance(Duration.ofHours(2));
        here.view(ONE, 1);
        assertThat(here.redis.hasKey(hour).block(LIMIT)).isFalse();
        assertThat(here.redis.hasKey(day).block(LIMIT)).isTrue();
        clock.advance(Duration.ofHours(48));
        here.view(ONE, 1);
        assertThat(here.redis.hasKey(day).block(LIMIT)).isFalse();
        assertThat(here.redis.opsForZSet().size(here.settings.liftEnds()).block(LIMIT))
                .isEqualTo(2);
    }

    @Test
    void ranksAHouseholdOnceThoughAFloodOfPagesFillsRedis(@TempDir Path directory) {
        try (var redis = OwnRedis.started(directory);
                var instance = new OneInstance(redis.address(), OneInstance.settings(), clock)) {
            var household = TestHouseholds.any();
            instance.count(ReaderAct.view(ONE, UUID.randomUUID(), 0), household);
            redis.evict();
            instance.count(ReaderAct.view(ONE, UUID.randomUUID(), 0), household);
            assertThat(instance.score(ONE)).isEqualTo(1.0);
        }
    }

    private void view(ArticleId article, int subnet) {
        here.count(ReaderAct.view(article, UUID.randomUUID(), 0), line("2001:db8:1:", subnet));
    }

    private static Household line(String endSite, int subnet) {
        return TestHouseholds.of(endSite + Integer.toHexString(subnet) + "::1");
    }

    private static ArticleId article(int number) {
        return new ArticleId(new UUID(9, number));
    }
}
