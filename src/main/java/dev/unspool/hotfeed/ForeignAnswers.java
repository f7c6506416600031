package dev.unspool.hotfeed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Counts the entries in Redis that no instance of this site signed, as {@code unspool.hot.foreign}, and warns of them once a minute. */
@Component
final class ForeignAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ForeignAnswers.class);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Counter counter;
    private final Clock clock;
    private final AtomicLong warnAt = new AtomicLong();

    ForeignAnswers(MeterRegistry meters, @Qualifier("steadyClock") Clock clock) {
        this.counter = meters.counter("unspool.hot.foreign");
        this.clock = clock;
    }

    void count() {
        counter.increment();
        var now = clock.millis();
        var at = warnAt.get();
        if (now >= at && warnAt.compareAndSet(at, now + PAUSE.toMillis())) {
            LOG.warn(
                    "Redis holds pages that this site did not sign. They are passed over. Find out who else writes to it.");
        }
    }
}
