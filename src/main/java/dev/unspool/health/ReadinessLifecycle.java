package dev.unspool.health;

import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Knows whether this instance takes part: from the moment the application is ready until it is told to stop. Stops before everything else,
 * and then pauses, so that balancers have turned away before the first stream ends.
 */
@Component
final class ReadinessLifecycle implements SmartLifecycle {

    private final Duration pause;
    private volatile boolean running;
    private volatile boolean ready;

    ReadinessLifecycle(HealthSettings settings) {
        this.pause = settings.pause();
    }

    /** Whether the application has started and is not stopping. */
    boolean isTakingPart() {
        return ready && running;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        ready = true;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(Runnable whenDone) {
        stop();
        Mono.delay(pause).subscribe(over -> whenDone.run());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
