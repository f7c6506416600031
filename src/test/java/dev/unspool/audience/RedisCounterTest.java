package dev.unspool.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.audience.RedisCounter.CountResult;
import dev.unspool.embedded.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Every act is counted once, to its deepest depth. Runs against a real Redis. */
@Tag("servers")
class RedisCounterTest {

    private static final Duration LIMIT = OneInstance.LIMIT;
    private static final ArticleId ONE = new ArticleId(new UUID(7, 1));

    private final SetClock clock = new SetClock(Instant.parse("2026-06-01T12:00:00Z"));
    private final OneInstance here = new OneInstance(TestServers.redis(), OneInstance.settings(), clock);

    @AfterEach
    void close() {
        here.close();
    }

    @Test
    void countsAVisitOnceAndAsDeepAsItWent() {
        var visit = UUID.randomUUID();
        assertThat(count(ReaderAct.view(ONE, visit, 0))).isEqualTo(CountResult.COUNTED);
        assertThat(count(ReaderAct.view(ONE, visit, 60))).isEqualTo(CountResult.COUNTED);
        assertThat(count(ReaderAct.view(ONE, visit, 30))).isEqualTo(CountResult.KNOWN);
        assertThat(count(ReaderAct.view(ONE, visit, 60))).isEqualTo(CountResult.KNOWN);
        assertThat(count(ReaderAct.view(ONE, visit, 100))).isEqualTo(CountResult.COUNTED);
        assertThat(counts())
                .isEqualTo(Map.of(
                        Figure.VIEWS, 1L,
                        Figure.DEPTH, 100L,
                        Figure.QUARTER, 1L,
                        Figure.HALF, 1L,
                        Figure.THREE_QUARTERS, 1L,
                        Figure.WHOLE, 1L));
        assertThat(here.score(ONE)).isEqualTo(1.0);
    }

    @Test
    void countsEachTargetOfAVisitOnce() {
        var visit = UUID.randomUUID();
        for (var time = 0; time < 3; time++) {
            count(ReaderAct.share(ONE, visit, Figure.X));
            count(ReaderAct.share(ONE, visit, Figure.COPY));
        }
        assertThat(counts()).isEqualTo(Map.of(Figure.X, 1L, Figure.COPY, 1L));
        assertThat(here.score(ONE)).isEqualTo(20.0);
    }

    @Test
    void countsOneOfAHundredAtOnce() {
        var visit = UUID.randomUUID();
        var counted = Flux.range(0, 100)
                .flatMap(time -> here.count(ReaderAct.view(ONE, visit, 40), -1), 100)
                .filter(CountResult.COUNTED::equals)
                .count();
        assertThat(counted.block(LIMIT)).isEqualTo(1);
        assertThat(counts()).containsEntry(Figure.VIEWS, 1L).containsEntry(Figure.DEPTH, 40L);
    }

    /** The act was written to PostgreSQL while Redis was away: Redis adds only what came since. */
    @Test
    void addsOnlyWhatWasNotCountedElsewhere() {
        here.count(ReaderAct.view(ONE, UUID.randomUUID(), 80), 40).block(LIMIT);
        assertThat(counts()).isEqualTo(Map.of(Figure.DEPTH, 40L, Figure.HALF, 1L, Figure.THREE_QUARTERS, 1L));
        assertThat(here.score(ONE)).isEqualTo(1.0);
    }

    @Test
    void remembersVisitsForSixHoursAndNotForEver() {
        var visit = UUID.randomUUID();
        count(ReaderAct.view(ONE, visit, 0));
        clock.advance(Duration.ofHours(6));
        here.view(ONE, 1);
        assertThat(count(ReaderAct.view(ONE, visit, 0))).isEqualTo(CountResult.KNOWN);
        clock.advance(Duration.ofHours(7));
        here.view(ONE, 1);
        clock.advance(Duration.ofHours(7));
        here.view(ONE, 1);
        assertThat(count(ReaderAct.view(ONE, visit, 0))).isEqualTo(CountResult.COUNTED);
    }

    @Test
    void remembersNoMoreThanItsBound() {
        here.view(ONE, 2_500);
        var newer = here.redis.opsForHash().size(here.settings.seen()).block(LIMIT);
        var older = here.redis.opsForHash().size(here.settings.seenBefore()).block(LIMIT);
        assertThat(newer + older).isBetween(1_000L, 2_010L);
        assertThat(here.redis.getExpire(here.settings.seen()).block(LIMIT)).isPositive();
        assertThat(here.redis.getExpire(here.settings.seenBefore()).block(LIMIT))
                .isPositive();
    }

    /** The state after PostgreSQL has been away for long. */
    @Test
    void countsOnlyKnownArticlesOnceItIsFull() {
        for (var batch = 0; batch < CountBatches.MAX_WAITING; batch++) {
            here.view(ONE, 1);
            here.batches.cut().block(LIMIT);
        }
        Flux.range(0, RedisCounter.MAX_COUNTS + 10)
                .map(number -> new ArticleId(new UUID(8, number)))
                .concatMap(article -> here.count(ReaderAct.view(article, UUID.randomUUID(), 0), -1))
                .blockLast(LIMIT.multipliedBy(10)); // ten thousand commands, one after another
        here.batches.cut().block(LIMIT);
        assertThat(here.redis.opsForHash().size(here.settings.counts()).block(LIMIT))
                .isEqualTo(RedisCounter.MAX_COUNTS);
        assertThat(here.batches.waiting().block(LIMIT)).hasSize(CountBatches.MAX_WAITING);
        assertThat(count(ReaderAct.view(ONE, UUID.randomUUID(), 0))).isEqualTo(CountResult.DROPPED);
        var known = new ArticleId(new UUID(8, 0));
        assertThat(count(ReaderAct.view(known, UUID.randomUUID(), 0))).isEqualTo(CountResult.COUNTED);
    }

    private CountResult count(ReaderAct act) {
        return Objects.requireNonNull(here.count(act, -1).block(LIMIT));
    }

    private Map<Figure, Long> counts() {
        here.batches.cut().block(LIMIT);
        var id = here.batches.waiting().block(LIMIT).get(0);
        return Objects.requireNonNull(here.batches.read(id).block(LIMIT))
                .counts()
                .get(ONE);
    }
}
