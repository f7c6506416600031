package dev.unspool.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.r2dbc.core.DatabaseClient;

/** The time that all instances share, on machines whose clocks are wrong. */
@SiteTest(database = SiteTest.SHARED)
@ExtendWith(OutputCaptureExtension.class)
class DatabaseTimeTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Autowired
    private DatabaseClient database;

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicReference<Instant> machine = new AtomicReference<>(NOON);
    private final SteadyTime steady = new SteadyTime(machine::get, nanos::get);
    private final DatabaseTime time = new DatabaseTime(steady);

    @Test
    void followsPostgres() {
        time.correct(NOON.plusSeconds(3_600), Duration.ZERO);
        assertThat(time.instant()).isEqualTo(NOON.plusSeconds(3_600));
        time.correct(NOON.minusSeconds(3_600), Duration.ZERO);
        assertThat(time.instant()).isEqualTo(NOON.minusSeconds(3_600));
    }

    @Test
    void goesOnEvenlyWhenTheMachinesClockIsSet() {
        time.correct(NOON.plusSeconds(5), Duration.ZERO);
        machine.set(NOON.plus(Duration.ofDays(1)));
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(time.instant()).isEqualTo(NOON.plusSeconds(7));
        assertThat(steady.instant()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void isLeftAloneWhereItMayBeRight() {
        time.correct(NOON.minusMillis(200), Duration.ofMillis(200));
        assertThat(time.instant()).isEqualTo(NOON);
        time.correct(NOON.minusMillis(201), Duration.ofMillis(200));
        assertThat(time.instant()).isEqualTo(NOON.minusMillis(1));
        time.correct(NOON.plusMillis(1), Duration.ofMillis(200));
        assertThat(time.instant()).isEqualTo(NOON.plusMillis(1));
    }

    @Test
    void tellsOnceThatTheMachinesClockIsWrongAndOnceThatItIsRight(CapturedOutput output) {
        var meters = new SimpleMeterRegistry();
        var readings = readings(meters);
        machine.set(postgres().plusSeconds(3_600));
        readings.read().block(LIMIT);
        readings.read().block(LIMIT);
        assertThat(output).containsOnlyOnce("This machine's clock is");
        assertThat(output).containsPattern("clock is 3\\d{3} s ahead of PostgreSQL's");
        assertThat(meters.get("unspool.clock.offset").gauge().value()).isBetween(1_800.0, 3_700.0);
        machine.set(time.instant().plusMillis(1_900));
        readings.read().block(LIMIT);
        assertThat(output).containsOnlyOnce("This machine's clock agrees with PostgreSQL's again.");
    }

    @Test
    void isTheSameOnMachinesWhoseClocksDiffer() {
        var ahead = new DatabaseTime(new SteadyTime(() -> NOON.plus(Duration.ofDays(900)), System::nanoTime));
        var behind = new DatabaseTime(new SteadyTime(() -> NOON.minus(Duration.ofDays(900)), System::nanoTime));
        readings(ahead).read().block(LIMIT);
        readings(behind).read().block(LIMIT);
        assertThat(Duration.between(ahead.instant(), behind.instant()).abs()).isLessThan(Duration.ofHours(1));
    }

    private DatabaseTimeLifecycle readings(MeterRegistry meters) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("meters", meters);
        return new DatabaseTimeLifecycle(
                database, time, steady, machine::get, beans.getBeanProvider(MeterRegistry.class));
    }

    private DatabaseTimeLifecycle readings(DatabaseTime of) {
        var none = new StaticListableBeanFactory().getBeanProvider(MeterRegistry.class);
        return new DatabaseTimeLifecycle(database, of, InstantSource.system(), of, none);
    }

    private Instant postgres() {
        return database.sql("select clock_timestamp() as at")
                .map(row -> new Columns(row).instant("at"))
                .one()
                .block(LIMIT);
    }
}
