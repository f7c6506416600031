package dev.unspool.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestServers;
import dev.unspool.web.TestHouseholds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Counts of Redis reach PostgreSQL exactly once, wherever an instance ends. Runs against real servers. */
@SiteTest(properties = "unspool.audience.keys=test:{writing-of-nobody}")
class CountWriteLifecycleTest {

    private static final Duration LIMIT = OneInstance.LIMIT;

    private final AudienceSettings settings = OneInstance.settings();
    private final ArticleId one = new ArticleId(UUID.randomUUID());
    private final ArticleId other = new ArticleId(UUID.randomUUID());

    @Autowired
    private AudienceLedger ledger;

    @Autowired
    private DatabaseClient database;

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

    /** The first instance ends after none, one, … or all of the steps: cut, read, added, deleted. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void anotherInstanceFinishesABatchLeftAfterAnyStep(int steps) {
        here.view(one, 3);
        here.count(ReaderAct.view(other, UUID.randomUUID(), 80));
        here.share(one);
        endAfter(steps);
        there.view(one, 2);
        write(there);
        assertThat(figures(one)).containsEntry(Figure.VIEWS, 5L).containsEntry(Figure.COPY, 1L);
        assertThat(figures(other))
                .containsEntry(Figure.VIEWS, 1L)
                .containsEntry(Figure.DEPTH, 80L)
                .containsEntry(Figure.THREE_QUARTERS, 1L)
                .containsEntry(Figure.WHOLE, 0L);
        write(here);
        assertThat(figures(one)).containsEntry(Figure.VIEWS, 5L);
        assertThat(there.batches.waiting().block(LIMIT)).isEmpty();
    }

    /** The first instance was only slow, and does the remaining steps after all. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aLateInstanceAddsNothingTwice(int steps) {
        here.view(one, 3);
        var batch = endAfter(steps);
        write(there);
        there.view(one, 1);
        write(there);
        ledger.add(batch, Instant.now()).block(LIMIT);
        here.batches.forget(batch.id()).block(LIMIT);
        write(here);
        assertThat(figures(one)).containsEntry(Figure.VIEWS, 4L);
    }

    @Test
    void twoInstancesThatCountAndWriteAtOnceLoseNothingAndAddNothingTwice() {
        var visits = IntStream.range(0, 2_000).mapToObj(i -> UUID.randomUUID()).toList();
        var counting = Flux.fromIterable(visits)
                .flatMap(
                        visit -> Mono.when(
                                here.audience.count(ReaderAct.view(one, visit, 0), TestHouseholds.any()),
                                there.audience.count(ReaderAct.view(one, visit, 50), TestHouseholds.any())),
                        20);
        var writing = Flux.just(here, there)
                .flatMap(instance -> Mono.defer(instance.writing(ledger, Clock.systemUTC())::write)
                        .subscribeOn(Schedulers.boundedElastic())
                        .repeat(60));
        Flux.merge(counting, writing).blockLast(LIMIT);
        write(here);
        assertThat(figures(one))
                .containsEntry(Figure.VIEWS, 2_000L)
                .containsEntry(Figure.HALF, 2_000L)
                .containsEntry(Figure.DEPTH, 100_000L);
    }

    /** The restored counts carry the id of a batch that PostgreSQL knows. */
    @Test
    void addsNothingTwiceWhenRedisRestoresAnOlderCopy() {
        here.view(one, 3);
        Map<Object, Object> copy = Objects.requireNonNull(here.redis
                .opsForHash()
                .entries(settings.counts())
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .block(LIMIT));
        write(here);
        here.redis.opsForHash().putAll(settings.counts(), copy).block(LIMIT);
        write(here);
        there.view(one, 1);
        write(there);
        assertThat(figures(one)).containsEntry(Figure.VIEWS, 4L);
    }

    @Test
    void deletesIdsOfBatchesAfterAMonthOnceNoBatchWaits() {
        var old = new CountBatch(UUID.randomUUID(), Map.of());
        var young = new CountBatch(UUID.randomUUID(), Map.of());
        ledger.add(old, Instant.now().minus(Duration.ofDays(31))).block(LIMIT);
        ledger.add(young, Instant.now().minus(Duration.ofDays(29))).block(LIMIT);
        write(here);
        assertThat(isKnown(old)).isFalse();
        assertThat(isKnown(young)).isTrue();
    }

    private CountBatch endAfter(int steps) {
        var nothing = new CountBatch(UUID.randomUUID(), Map.of());
        if (steps < 1) {
            return nothing;
        }
        here.batches.cut().block(LIMIT);
        var batch = here.batches
                .waiting()
                .flatMap(ids -> here.batches.read(ids.get(0)))
                .block(LIMIT);
        if (steps > 2) {
            ledger.add(batch, Instant.now()).block(LIMIT);
        }
        if (steps > 3) {
            here.batches.forget(batch.id()).block(LIMIT);
        }
        return batch;
    }

    private void write(OneInstance instance) {
        instance.writing(ledger, Clock.systemUTC()).write().block(LIMIT);
    }

    private Map<Figure, Long> figures(ArticleId article) {
        return Objects.requireNonNull(ledger.figures(article).block(LIMIT));
    }

    private boolean isKnown(CountBatch batch) {
        return !Objects.requireNonNull(database.sql("select id from audience_batch where id = :id")
                        .bind("id", batch.id())
                        .map(row -> row.get(0))
                        .all()
                        .collectList()
                        .block(LIMIT))
                .equals(List.of());
    }
}
