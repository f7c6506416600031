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
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/** Has every event loop say that it turns. One that has not for {@link #PATIENCE} is stuck, and with it a share of all readers. */
@Component
final class EventLoopWatchLifecycle extends PhasedLifecycle {

    /** A loop that is busy turns within milliseconds; one that says nothing for this long is blocked for good. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final ReactorResourceFactory resources;
    private final Clock clock;
    private final Map<EventExecutor, Instant> turned = new ConcurrentHashMap<>();
    private final List<Future<?>> beats = new ArrayList<>();

    EventLoopWatchLifecycle(ReactorResourceFactory resources, Clock clock) {
        super(Phase.LAST);
        this.resources = resources;
        this.clock = clock;
    }

    /** Whether all loops have turned lately. */
    boolean isTurning() {
        var limit = clock.instant().minus(PATIENCE);
        return turned.values().stream().allMatch(limit::isBefore);
    }

    @Override
    protected Disposable begin() {
        for (var loop : resources.getLoopResources().onServer(true)) {
            turned.put(loop, clock.instant());
            beats.add(loop.scheduleAtFixedRate(
                    () -> turned.put(loop, clock.instant()), 0, BEAT.toMillis(), TimeUnit.MILLISECONDS));
        }
        return this::forget;
    }

    private void forget() {
        beats.forEach(beat -> beat.cancel(false));
        beats.clear();
        turned.clear();
    }
}
