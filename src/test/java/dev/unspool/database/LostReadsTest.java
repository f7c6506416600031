package dev.unspool.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Which statements are repeated, how often, and on which connections, when a connection turns out to be dead as it is used. */
class LostReadsTest {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration END = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4})
    void survivesThatTheFirstConnectionsAreDead(int dead) {
        var driver = new Driver(dead, 0);
        StepVerifier.create(RunToEnd.read(driver.execute("select 1")))
                .expectNext(1L)
                .expectComplete()
                .verify(END);
        assertThat(driver.made).hasValue(dead + 1);
    }

    @Test
    void givesUpAtTheFifthDeadConnection() {
        var driver = new Driver(5, 0);
        StepVerifier.create(RunToEnd.read(driver.execute("select 1")))
                .expectError(R2dbcNonTransientResourceException.class)
                .verify(END);
        assertThat(driver.made).hasValue(5);
    }

    @Test
    void countsTheRepetitionsOfEachSubscription() {
        var driver = new Driver(8, 0);
        var read = RunToEnd.read(driver.execute("select 1"));
        StepVerifier.create(read)
                .expectError(R2dbcNonTransientResourceException.class)
                .verify(END);
        StepVerifier.create(read).expectNext(1L).expectComplete().verify(END);
    }

    @Test
    void neverRepeatsAStatementThatWrites() {
        var driver = new Driver(1, 0);
        StepVerifier.create(RunToEnd.despiteCancel(driver.execute("delete from article")))
                .expectError(WritingSql.UnknownOutcome.class)
                .verify(END);
        assertThat(driver.made).hasValue(1);
    }

    /** The idle ones were made by the server that is stopping. */
    @Test
    void asksNoOtherIdleConnectionOnceOneIsDead() {
        var driver = new Driver(3, 3);
        driver.pool.warmup().block(END);
        StepVerifier.create(RunToEnd.read(driver.execute("select 1")))
                .expectNext(1L)
                .expectComplete()
                .verify(END);
        assertThat(driver.failed).hasValue(1);
    }

    @Test
    void givesAllAttemptsTogetherTheTimeOfOne() {
        var attempts = new ReadAttempts();
        var begin = -TimeUnit.SECONDS.toNanos(1); // nanoTime may be below 0, and pass it
        assertThat(attempts.left(LIMIT, begin)).isEqualTo(LIMIT);
        assertThat(attempts.left(LIMIT, begin + Duration.ofMillis(1_999).toNanos()))
                .as("enough not to condemn a healthy connection")
                .isEqualTo(Duration.ofMillis(500));
        assertThat(attempts.repeats(begin + LIMIT.toNanos() - 1)).isTrue();
        assertThat(attempts.repeats(begin + LIMIT.toNanos())).isFalse();
        assertThat(attempts.left(LIMIT, begin + END.toNanos())).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void repeatsWhatFoundNoConnectionYet() {
        assertThat(new ReadAttempts().repeats(System.nanoTime())).isTrue();
    }

    @Test
    void repeatsNoReadThatTookTooLong() {
        var tries = new AtomicInteger();
        var slow = Mono.defer(() -> {
            tries.incrementAndGet();
            return Mono.error(new R2dbcTimeoutException(""));
        });
        StepVerifier.create(RunToEnd.read(slow))
                .expectError(R2dbcTimeoutException.class)
                .verify(END);
        assertThat(tries).hasValue(1);
    }

    /** A driver whose first connections die of their first statement, and a pool over it. */
    private static final class Driver implements ConnectionFactory {

        private final int dead;
        private final AtomicInteger made = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();
        private final ConnectionPool pool;

        /** @param idle connections of the pool before the first is needed */
        Driver(int dead, int idle) {
            this.dead = dead;
            var limit = new StatementLimit(END);
            this.pool =
                    new ConnectionPool(ConnectionPoolConfiguration.builder(new LimitedConnections(this, limit, 3, END))
                            .initialSize(idle)
                            .maxSize(3)
                            .customizer(all -> all.evictionPredicate(new UnusableConnections(null, null)))
                            .build());
        }

        Mono<Long> execute(String sql) {
            return Mono.usingWhen(
                    pool.create(),
                    connection -> Flux.from(connection.createStatement(sql).execute())
                            .flatMap(Result::getRowsUpdated)
                            .single(),
                    Connection::close);
        }

        @Override
        public Mono<Connection> create() {
            return Mono.fromSupplier(() -> connection(made.incrementAndGet() <= dead));
        }

        private Connection connection(boolean isDead) {
            return fake(
                    Connection.class,
                    Map.of(
                            "createStatement", () -> statement(isDead),
                            "validate", () -> Mono.just(true),
                            "isAutoCommit", () -> true,
                            "close", Mono::empty));
        }

        private Statement statement(boolean isDead) {
            return fake(Statement.class, Map.of("execute", () -> isDead ? Flux.defer(this::fail) : Flux.just(row())));
        }

        private Flux<Result> fail() {
            failed.incrementAndGet();
            return Flux.error(new R2dbcNonTransientResourceException("terminated by an administrator", "57P01"));
        }

        private static Result row() {
            return fake(Result.class, Map.of("getRowsUpdated", () -> Mono.just(1L)));
        }

        private static <T> T fake(Class<T> type, Map<String, Supplier<?>> methods) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> methods.get(method.getName()).get()));
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return () -> "fake";
        }
    }
}
