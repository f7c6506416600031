package dev.unspool.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BenchmarkOptionsTest {

    @Test
    void measuresEverythingByDefault() {
        var options = BenchmarkOptions.parse();
        assertThat(options.scenarios()).containsExactly(Scenario.values());
        assertThat(options.articles()).isEqualTo(200_000);
    }

    @Test
    void readsScenariosByName() {
        assertThat(BenchmarkOptions.parse("scenarios=json,deep-uncached", "rounds=1")
                        .scenarios())
                .containsExactly(Scenario.JSON, Scenario.DEEP_UNCACHED);
    }

    @Test
    void needsNoServerForStepsAlone() {
        assertThat(BenchmarkOptions.parse("scenarios=").hasLoad()).isFalse();
    }

    @Test
    void injectsFaultsOnlyOnRequest() {
        assertThat(BenchmarkOptions.parse().faults()).isEmpty();
        var options = BenchmarkOptions.parse("scenarios=", "troubles=flood,redis-stopped");
        assertThat(options.faults()).containsExactly(InjectedFault.FLOOD, InjectedFault.REDIS_STOPPED);
        assertThat(options.hasLoad()).isTrue();
    }

    @Test
    void namesAnUnknownFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenchmarkOptions.parse("troubles=fire"))
                .withMessageContaining("fire")
                .withMessageContaining("redis-slow");
    }

    @Test
    void namesAnUnknownScenario() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenchmarkOptions.parse("scenarios=xml"))
                .withMessageContaining("xml")
                .withMessageContaining("json-gzip");
    }
}
