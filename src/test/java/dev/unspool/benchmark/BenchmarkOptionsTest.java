package dev.unspool.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BenchmarkOptionsTest {

    @Test
    void measuresEverythingWhereNothingIsAsked() {
        var options = BenchmarkOptions.parse();
        assertThat(options.scenarios()).containsExactly(Scenario.values());
        assertThat(options.articles()).isEqualTo(200_000);
    }

    @Test
    void takesScenariosByTheirNames() {
        assertThat(BenchmarkOptions.parse("scenarios=json,deep-uncached", "rounds=1")
                        .scenarios())
                .containsExactly(Scenario.JSON, Scenario.DEEP_UNCACHED);
    }

    @Test
    void needsNoServerForStepsAlone() {
        assertThat(BenchmarkOptions.parse("scenarios=").hasLoad()).isFalse();
    }

    @Test
    void namesTheScenarioThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenchmarkOptions.parse("scenarios=xml"))
                .withMessageContaining("xml")
                .withMessageContaining("json-gzip");
    }
}
