package dev.unspool.health;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Knows whether this instance should receive requests: from the moment the application is ready until it is told to stop. It stops before
 * everything else and then pauses, so that balancers have turned away before the first stream ends.
 */
@Component
final class ReadinessLifecycle extends PhasedLifecycle {

    private final Duration pause;
    private volatile boolean ready;

    ReadinessLifecycle(HealthSettings settings) {
        super(Phase.LAST);
        this.pause = settings.pause();
    }

    /** Whether the application has started and is not stopping. */
    boolean isTakingPart() {
        return ready && isRunning();
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        ready = true;
    }

    @Override
    protected Disposable begin() {
        return NOTHING;
    }

    @Override
    protected Mono<Void> end() {
        return Mono.delay(pause).then();
    }
}
