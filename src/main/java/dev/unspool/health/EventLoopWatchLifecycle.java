package dev.unspool.health;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/**
 * Watches whether every event loop is running tasks. One that has not for {@link #STUCK_AFTER} is stuck, and with it a share of all
 * readers.
 */
@Component
final class EventLoopWatchLifecycle extends PhasedLifecycle {

    /** A busy loop runs the next task within milliseconds; one that ran none for this long is blocked for good. */
    static final Duration STUCK_AFTER = Duration.ofSeconds(10);

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final ReactorResourceFactory resources;
    private final Clock clock;
    private final Map<EventExecutor, Instant> lastRun = new ConcurrentHashMap<>();
    private final List<Future<?>> beats = new ArrayList<>();

    EventLoopWatchLifecycle(ReactorResourceFactory resources, @Qualifier("steadyClock") Clock clock) {
        super(Phase.LAST);
        this.resources = resources;
        this.clock = clock;
    }

    /** Whether every loop has run a task lately. */
    boolean areAllResponsive() {
        var limit = clock.instant().minus(STUCK_AFTER);
        return lastRun.values().stream().allMatch(limit::isBefore);
    }

    @Override
    protected Disposable begin() {
        for (var loop : resources.getLoopResources().onServer(true)) {
            lastRun.put(loop, clock.instant());
            beats.add(loop.scheduleAtFixedRate(
                    () -> lastRun.put(loop, clock.instant()), 0, BEAT.toMillis(), TimeUnit.MILLISECONDS));
        }
        return this::forget;
    }

    private void forget() {
        beats.forEach(beat -> beat.cancel(false));
        beats.clear();
        lastRun.clear();
    }
}
