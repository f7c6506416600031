package dev.unspool.badday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void saysWhatFailedAndHowSoonAllWasWell() {
        var outcome = outcome(Duration.ofMillis(1_300), Map.of());
        assertThat(Table.of(List.of(outcome)))
                .endsWith("| Flood | 90 | 2 × walk 503 | 1 | 3 | none | 0.0 s, 1.3 s, 0.0 s |\n")
                .hasLineCount(3);
        assertThat(outcome.broken()).isEmpty();
    }

    @Test
    void saysWhichInvariantsWereBroken() {
        var outcome = outcome(null, Map.of(Invariant.LOST, Collections.nCopies(7, "A is lost")));
        assertThat(Table.of(List.of(outcome))).contains("| **7 × lost** | 0.0 s, never, 0.0 s |");
        assertThat(outcome.broken()).startsWith("acknowledged publishes lost: 7, such as A is lost; A is lost");
    }

    private static Outcome outcome(@Nullable Duration streams, Map<Invariant, List<String>> breaches) {
        var fault = new Fault("Flood", Duration.ZERO, site -> {}, site -> {});
        var recovery = new Recovery(Duration.ZERO, streams, Duration.ZERO);
        return new Outcome(fault, 90, Map.of("walk 503", 2), 1, 3, recovery, breaches);
    }
}
