package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;

class DrainLifecycleTest {

    /** The higher the phase, the earlier it stops. */
    @Test
    void endsTheStreamsBeforeTheBeansThatTheyUse() {
        var needed = List.of(
                new ReaderHintsLifecycle(null, null),
                new TailLifecycle(null, null, null, null, null),
                new FetchLifecycle(null, null, null, null));
        var drain = new DrainLifecycle(null);
        assertThat(needed).extracting(SmartLifecycle::getPhase).allMatch(phase -> phase < drain.getPhase());
    }
}
