package dev.unspool.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

class TailDrainLifecycleTest {

    private final HeldRequests held = new HeldRequests(new TailSettings(10), new SimpleMeterRegistry());
    private final TailDrainLifecycle drain = new TailDrainLifecycle(held);

    /** A balancer that has not noticed yet sends readers here until the end: they are to be held as anywhere else. */
    @Test
    void answersHeldRequestsAfterTheGoodbyesAndBeforeTheWebServerWaitsForThem() {
        assertThat(drain.getPhase())
                .isLessThan(new GoodbyesPhase().getPhase())
                .isGreaterThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
        drain.start();
        StepVerifier.create(held.hold(new TailAddress(new UUID(1, 1), 0, 1), at -> false))
                .then(() -> assertThat(held.size()).isOne())
                .then(drain::stop)
                .expectNext(true)
                .expectComplete()
                .verify(Duration.ofSeconds(30));
    }

    private static final class GoodbyesPhase extends PhasedLifecycle {

        GoodbyesPhase() {
            super(Phase.GOODBYES);
        }

        @Override
        protected Disposable begin() {
            return NOTHING;
        }
    }
}
