package dev.unspool.tail;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Has held requests be answered before the web server stops, which would otherwise wait for the end of their rounds. */
@Component
final class TailDrainLifecycle extends PhasedLifecycle {

    private final HeldRequests held;

    TailDrainLifecycle(HeldRequests held) {
        super(Phase.HELD_REQUESTS);
        this.held = held;
    }

    @Override
    protected Disposable begin() {
        return NOTHING;
    }

    @Override
    protected Mono<Void> end() {
        return Mono.fromRunnable(held::drain);
    }
}
