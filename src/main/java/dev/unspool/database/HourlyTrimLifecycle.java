package dev.unspool.database;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Deletes old rows every hour while the application runs; after a failure it tries again within two hours. */
public abstract class HourlyTrimLifecycle extends PhasedLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(HourlyTrimLifecycle.class);

    private static final Duration PAUSE = Duration.ofHours(1);

    private final String what;
    private final Clock clock;
    private final Function<Instant, Mono<?>> trim;

    /**
     * Creates a schedule.
     *
     * @param what it trims, for the log
     * @param trim deletes what is old at the time that it is given
     */
    protected HourlyTrimLifecycle(String what, Clock clock, Function<Instant, Mono<?>> trim) {
        super(Phase.LAST);
        this.what = what;
        this.clock = clock;
        this.trim = trim;
    }

    @Override
    protected Disposable begin() {
        return Flux.interval(PAUSE)
                .onBackpressureDrop()
                .concatMap(tick -> trim.apply(clock.instant()))
                .doOnError(e -> LOG.warn("Could not trim the {}, trying again later: {}", what, e.toString()))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE))
                .subscribe();
    }
}
