package dev.unspool.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The limits that apply whatever PostgreSQL does, and what is tried again. */
class StatementLimitTest {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration END = Duration.ofSeconds(60);

    @Test
    void failsAnExchangeThatIsSilentFromTheBeginning() {
        var dropped = new AtomicBoolean();
        StepVerifier.withVirtualTime(() -> new StatementLimit(LIMIT).of(Flux.never(), () -> dropped.set(true)))
                .expectSubscription()
                .expectNoEvent(LIMIT.minusMillis(1))
                .thenAwait(Duration.ofMillis(1))
                .expectError(R2dbcTimeoutException.class)
                .verify(END);
        assertThat(dropped).isTrue();
    }

    @Test
    void failsAnExchangeThatFallsSilentAfterARow() {
        StepVerifier.withVirtualTime(
                        () -> new StatementLimit(LIMIT).of(Flux.just("row").concatWith(Flux.never()), () -> {}))
                .expectNext("row")
                .thenAwait(LIMIT)
                .expectError(R2dbcTimeoutException.class)
                .verify(END);
    }

    @Test
    void countsTheWholeExchangeAndNotThePausesOfIt() {
        StepVerifier.withVirtualTime(
                        () -> new StatementLimit(LIMIT).of(Flux.interval(Duration.ofMillis(900)), () -> {}))
                .thenAwait(LIMIT)
                .expectNextCount(2)
                .expectError(R2dbcTimeoutException.class)
                .verify(END);
    }

    @Test
    void leavesAnExchangeInTimeAlone() {
        var dropped = new AtomicBoolean();
        StepVerifier.withVirtualTime(() -> new StatementLimit(LIMIT)
                        .of(Mono.delay(LIMIT.minusMillis(1)), () -> dropped.set(true))
                        .then(Mono.delay(END)))
                .thenAwait(END.plus(LIMIT))
                .expectNextCount(1)
                .expectComplete()
                .verify(END);
        assertThat(dropped).isFalse();
    }

    @Test
    void repeatsNeitherReadsThatTookTooLongNorWrites() {
        var tries = new AtomicInteger();
        var timeout = Mono.defer(() -> {
            tries.incrementAndGet();
            return Mono.error(new QueryTimeoutException("", new R2dbcTimeoutException("")));
        });
        StepVerifier.create(RunToEnd.read(timeout))
                .expectError(QueryTimeoutException.class)
                .verify(END);
        var lost = Mono.defer(() -> {
            tries.incrementAndGet();
            return Mono.error(new R2dbcNonTransientResourceException("closed"));
        });
        StepVerifier.create(RunToEnd.despiteCancel(lost))
                .expectError(R2dbcNonTransientResourceException.class)
                .verify(END);
        assertThat(tries).hasValue(2);
    }

    @Test
    void repeatsNoStatementThatWritesThoughItSaysItIsARead() {
        var lost = new R2dbcNonTransientResourceException("closed");
        assertThat(LostConnection.isCauseOf(WritingSql.failure("select from article", lost)))
                .isTrue();
        var unknown = WritingSql.failure("delete from article", lost);
        assertThat(LostConnection.isCauseOf(new DataAccessResourceFailureException("", unknown)))
                .isFalse();
        assertThat(WritingSql.failure("delete from article", new R2dbcTimeoutException("")))
                .isInstanceOf(R2dbcTimeoutException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into a values (1)",
                "with changed as (UPDATE a set b = 1 returning b) select * from changed",
                "select a from b for update",
                "select a from b\nfor no key update skip locked",
                "delete\nfrom a",
                "select nextval('a')"
            })
    void takesTheseForStatementsThatWrite(String sql) {
        assertThat(WritingSql.is(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select updated_at, deleted from a where locked",
                "select 1 from inserts",
                "with a as materialized (select 1) select * from a"
            })
    void takesTheseForStatementsThatReadOnly(String sql) {
        assertThat(WritingSql.is(sql)).isFalse();
    }

    @Test
    void marksReadsForWhateverRunsWithinThem() {
        var seen = Mono.deferContextual(context -> Mono.just(ReadAttempts.in(context) != null));
        StepVerifier.create(RunToEnd.read(RunToEnd.despiteCancel(seen)).concatWith(RunToEnd.despiteCancel(seen)))
                .expectNext(true, false)
                .expectComplete()
                .verify(END);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08000", "08003", "08006", "57P01", "57P02", "57P03", "53300"})
    void takesTheseStatesForALostConnection(String state) {
        assertThat(LostConnection.isCauseOf(new R2dbcNonTransientResourceException("", state)))
                .isTrue();
    }

    @Test
    void makesNoConnectionAgainOnceTheEventLoopsHaveEnded() {
        var ended =
                new R2dbcNonTransientResourceException("", new RejectedExecutionException("event executor terminated"));
        assertThat(LostConnection.isCauseOf(ended)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"57014", "55P03", "25P03", "25006", "3D000"})
    void takesTheseStatesForNone(String state) {
        assertThat(LostConnection.isCauseOf(new R2dbcNonTransientResourceException("", state)))
                .isFalse();
    }

    @Test
    void refusesWorkThatWouldWaitTooLongOrBehindTooMuch() {
        var permits = new Permits(1, 1, LIMIT);
        StepVerifier.withVirtualTime(() -> Flux.mergeDelayError(
                        3, permits.run(Mono.delay(END)), permits.run(Mono.just(-1L)), permits.run(Mono.just(-2L))))
                .thenAwait(END)
                .expectNext(0L)
                .expectErrorSatisfies(failure -> assertThat(Exceptions.unwrapMultiple(failure))
                        .hasSize(2)
                        .allSatisfy(each -> assertThat(each).isInstanceOf(TransientDataAccessResourceException.class)))
                .verify(END);
        StepVerifier.create(permits.run(Mono.just("free again")))
                .expectNextCount(1)
                .expectComplete()
                .verify(END);
    }
}
