package dev.unspool.database;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Forgets what is old, every hour, for as long as the application runs; after a failure an hour later. */
public abstract class HourlyTrimLifecycle extends PhasedLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(HourlyTrimLifecycle.class);

    private static final Duration PAUSE = Duration.ofHours(1);

    private final String what;
    /** @param what it trims, for the log */
    protected HourlyTrimLifecycle(String what) {
        super(Phase.LAST);
        this.what = what;
    }

    /** Forgets all that is old by now. */
    protected abstract Mono<?> trim();

    @Override
    protected Disposable begin() {
        return Flux.interval(PAUSE)
                .onBackpressureDrop()
                .concatMap(tick -> trim())
                .doOnError(e -> LOG.warn("Could not trim the {}, trying again later: {}", what, e.toString()))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE))
                .subscribe();
    }
}
