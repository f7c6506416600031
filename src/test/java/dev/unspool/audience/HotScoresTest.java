package dev.unspool.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.TestServers;
import dev.unspool.web.TestHouseholds;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.core.DefaultTypedTuple;
import reactor.core.publisher.Flux;

/** The hot order follows from what is read, and when. Runs against a real Redis. */
@Tag("servers")
class HotScoresTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final ArticleId ONE = article(1);
    private static final ArticleId OTHER = article(2);

    private final SetClock clock = new SetClock(NOON);
    private final OneInstance here = new OneInstance(TestServers.redis(), OneInstance.settings(), clock);

    @AfterEach
    void close() {
        here.close();
    }

    @Test
    void aViewCountsHalfAfterAHalfLife() {
        here.view(ONE, 8);
        clock.advance(OneInstance.HALF_LIFE.multipliedBy(3));
        here.view(OTHER, 1);
        assertThat(here.score(ONE) / here.score(OTHER)).isEqualTo(1.0, within(1e-9));
        here.view(OTHER, 1);
        assertThat(here.ranking().articles()).containsExactly(OTHER, ONE);
    }

    @Test
    void aShareWeighsMoreThanAView() {
        here.view(ONE, 9);
        here.share(OTHER);
        assertThat(here.ranking().articles()).containsExactly(OTHER, ONE);
    }

    @Test
    void orderDoesNotChangeWithTimeAlone() {
        here.view(ONE, 2);
        here.view(OTHER, 1);
        var score = here.score(ONE);
        clock.advance(Duration.ofDays(400));
        assertThat(here.ranking().articles()).containsExactly(ONE, OTHER);
        assertThat(here.score(ONE)).isEqualTo(score);
    }

    /** Compares with the sum that the scores represent, over spans in which the landmark moves, with longer and shorter pauses between acts. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ordersByTheFadingSumOfAllReading(long seed) {
        var random = new Random(seed);
        var expected = new HashMap<ArticleId, Double>();
        var last = NOON;
        for (int act = 0; act < 200; act++) {
            var pause = (long) Math.pow(10, random.nextDouble(8)); // seconds: to 1,157 days, or 4,629 half-lives
            clock.advance(Duration.ofSeconds(pause));
            var faded = Math.pow(2, -halfLives(last, clock.instant()));
            last = clock.instant();
            expected.replaceAll((article, score) -> score * faded);
            var article = article(random.nextInt(20));
            here.view(article, 1);
            expected.merge(article, 1.0, Double::sum);
        }
        // What has faded to nothing has no order among itself.
        var alive = expected.entrySet().stream().filter(entry -> entry.getValue() > 1e-12);
        var order = alive.sorted(Comparator.comparing(entry -> -entry.getValue()))
                .map(entry -> entry.getKey())
                .toList();
        assertThat(here.ranking().articles()).startsWith(order.toArray(ArticleId[]::new));
        var hottest = order.get(0);
        assertThat(order)
                .allSatisfy(article -> assertThat(here.score(article) / here.score(hottest))
                        .isEqualTo(expected.get(article) / expected.get(hottest), within(1e-9)));
    }

    @Test
    void neverOverflows() {
        for (int i = 0; i < 50; i++) {
            here.view(article(i), 1);
            clock.advance(OneInstance.HALF_LIFE.multipliedBy(63));
        }
        assertThat(here.score(article(49))).isFinite().isPositive();
        assertThat(here.ranking().articles()).startsWith(article(49), article(48), article(47));
    }

    @Test
    void keepsTheOrderWhenTheHalfLifeChanges() {
        here.view(ONE, 3);
        here.view(OTHER, 2);
        clock.advance(OneInstance.HALF_LIFE);
        var settings = OneInstance.settings(
                here.settings.keys(), Duration.ofHours(1), here.settings.refresh(), OneInstance.LIMIT);
        try (var changed = new OneInstance(TestServers.redis(), settings, clock)) {
            changed.view(OTHER, 1);
            assertThat(changed.score(OTHER) / changed.score(ONE)).isEqualTo((1 + 1) / 1.5, within(1e-9));
            here.view(ONE, 1);
            assertThat(changed.score(ONE) / changed.score(OTHER)).isEqualTo(2.5 / 2, within(1e-9));
        }
    }

    @Test
    void startsOverWhenTheLandmarkIsLost() {
        here.view(ONE, 100);
        here.forget(List.of(here.settings.landmark()));
        here.view(OTHER, 1);
        assertThat(here.ranking().articles()).containsExactly(OTHER);
    }

    @Test
    void recoversFromAClockThatRanFarAhead() {
        clock.set(NOON.plus(Duration.ofDays(365)));
        here.view(ONE, 100);
        clock.set(NOON);
        here.view(OTHER, 1);
        assertThat(here.ranking().articles()).containsExactly(OTHER);
    }

    @Test
    void toleratesClocksThatDifferALittle() {
        here.view(ONE, 1);
        clock.set(NOON.minusSeconds(5));
        here.view(OTHER, 1);
        assertThat(here.score(OTHER)).isEqualTo(here.score(ONE), within(1e-3)).isLessThan(here.score(ONE));
    }

    /** More articles than there are scores, many of them read often: a new article whose views come one at a time would otherwise never appear. */
    @Test
    void aNewArticleEntersAFullRanking() {
        var tuples = IntStream.range(0, HotScores.MAX_SCORES)
                .mapToObj(i -> new DefaultTypedTuple<>(article(100 + i).toString(), 50.0 + i % 7))
                .toList();
        here.view(ONE, 1); // gives a landmark
        here.redis.opsForZSet().addAll(here.settings.ranks(), tuples).block(OneInstance.LIMIT);
        here.redis.opsForZSet().remove(here.settings.ranks(), ONE.toString()).block(OneInstance.LIMIT);
        here.view(OTHER, 10);
        assertThat(here.places()).isEqualTo(HotScores.MAX_SCORES);
        assertThat(here.score(OTHER)).isEqualTo(60.0);
        assertThat(here.ranking().articles()).startsWith(OTHER).hasSize(Rankings.MAX_ARTICLES);
    }

    /** Two instances with different half-lives, so that every act that follows one of the other instance moves the landmark. */
    @Test
    void losesNothingWhenTwoInstancesCountAtOnce() {
        var settings = OneInstance.settings(
                here.settings.keys(),
                OneInstance.HALF_LIFE.multipliedBy(2),
                here.settings.refresh(),
                OneInstance.LIMIT);
        try (var there = new OneInstance(TestServers.redis(), settings, clock)) {
            Flux.range(0, 2_000)
                    .flatMap(i -> (i % 2 == 0 ? here : there)
                            .audience.count(
                                    ReaderAct.view(i % 4 < 2 ? ONE : OTHER, UUID.randomUUID(), 0),
                                    TestHouseholds.any()))
                    .blockLast(OneInstance.LIMIT);
            assertThat(here.score(ONE)).isEqualTo(1_000.0);
            assertThat(here.score(OTHER)).isEqualTo(1_000.0);
        }
    }

    private static double halfLives(Instant from, Instant to) {
        return (double) Duration.between(from, to).toMillis() / OneInstance.HALF_LIFE.toMillis();
    }

    private static ArticleId article(int number) {
        return new ArticleId(new UUID(7, number));
    }
}
