package dev.unspool.database;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads PostgreSQL's clock before anything needs the time, and every few seconds from then on. Tells in the log, once for each change, that this
 * machine's clock differs from it, and by how much in the gauge {@code unspool.clock.offset}.
 */
final class DatabaseTimeLifecycle extends PhasedLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseTimeLifecycle.class);

    /** Between two readings: two quartz clocks part by less than a millisecond in this time. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** Limit of one reading. A slower one would say little. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** More than this is no matter of a slow network: somebody has to set a clock. */
    private static final Duration TOLERATED = Duration.ofSeconds(2);

    private final DatabaseClient database;
    private final DatabaseTime time;
    private final InstantSource steady;
    private final InstantSource machine;
    private volatile Duration offset = Duration.ZERO;
    private volatile boolean isOff;

    DatabaseTimeLifecycle(
            DatabaseClient database,
            DatabaseTime time,
            InstantSource steady,
            InstantSource machine,
            ObjectProvider<MeterRegistry> meters) {
        super(Phase.CLOCK);
        this.database = database;
        this.time = time;
        this.steady = steady;
        this.machine = machine;
        meters.ifAvailable(registry -> Gauge.builder("unspool.clock.offset", this, each -> each.offset.toMillis() / 1e3)
                .description("By how much this machine's clock is ahead of PostgreSQL's")
                .baseUnit("seconds")
                .register(registry));
    }

    @Override
    protected Disposable begin() {
        awaitRead("PostgreSQL's clock", read());
        return Flux.interval(PAUSE)
                .onBackpressureDrop()
                .concatMap(tick -> read().timeout(LIMIT).onErrorComplete()) // what fails is told by those who need rows
                .subscribe();
    }

    /** Reads PostgreSQL's clock once. */
    Mono<Void> read() {
        return Mono.defer(() -> {
            var asked = steady.instant();
            return database.sql("select clock_timestamp() as at")
                    .map(row -> new Columns(row).instant("at"))
                    .one()
                    .as(RunToEnd::despiteCancel)
                    .doOnNext(read -> time.correct(read, Duration.between(asked, steady.instant())))
                    .doOnNext(read -> compare())
                    .then();
        });
    }

    private void compare() {
        offset = Duration.between(time.instant(), machine.instant());
        var wasOff = isOff;
        isOff = offset.abs().compareTo(TOLERATED) > 0;
        if (isOff && !wasOff) {
            LOG.warn(
                    "This machine's clock is {} s {} PostgreSQL's. Articles are dated by PostgreSQL's; set the wrong one of the two.",
                    Math.abs(offset.toSeconds()),
                    offset.isNegative() ? "behind" : "ahead of");
        } else if (wasOff && !isOff) {
            LOG.info("This machine's clock agrees with PostgreSQL's again.");
        }
    }
}
