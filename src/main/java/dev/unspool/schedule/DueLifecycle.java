package dev.unspool.schedule;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Looks for due schedules while the application runs. A change that has begun when it stops is made to its end. */
@Component
@ConditionalOnWebApplication
final class DueLifecycle extends PhasedLifecycle {

    private final DueSchedules schedules;

    DueLifecycle(DueSchedules schedules) {
        super(Phase.LAST);
        this.schedules = schedules;
    }

    @Override
    protected Disposable begin() {
        return Mono.defer(schedules::carryOut).flatMap(Mono::delay).repeat().subscribe();
    }
}
