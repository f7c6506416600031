package dev.unspool.comment;

import dev.unspool.database.HourlyTrimLifecycle;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Forgets addresses when their time is over. */
@Component
final class ForgettingLifecycle extends HourlyTrimLifecycle {

    private final Forgetting forgetting;
    private final Clock clock;

    ForgettingLifecycle(Forgetting forgetting, Clock clock) {
        super("addresses of comments");
        this.forgetting = forgetting;
        this.clock = clock;
    }

    @Override
    protected Mono<?> trim() {
        return Mono.defer(() -> forgetting.forget(clock.instant()));
    }
}
