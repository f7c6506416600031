package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.stream.Simulation.Fault;
import dev.unspool.web.Problem;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

    @Test
    void readsAListOfFaults() {
        assertThat(Simulation.of("gap,cut", true)).isEqualTo(new Simulation(Set.of(Fault.GAP, Fault.CUT)));
        assertThat(Simulation.of("gap,duplicate,slow,bye,cut", true).faults()).containsOnly(Fault.values());
    }

    @Test
    void isNoneByDefault() {
        assertThat(Simulation.of(null, false).isNone()).isTrue();
        assertThat(Simulation.of("", false).isNone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gaps", "GAP", "gap,", "gap;cut", "gap, cut", " "})
    void listsTheKnownFaultsForAnUnknownOne(String text) {
        assertThatThrownBy(() -> Simulation.of(text, true))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("gap, duplicate, slow, bye, cut");
    }

    @Test
    void refusesFaultsWhereSimulationIsOff() {
        assertThatThrownBy(() -> Simulation.of("gap", false))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("off here");
    }
}
