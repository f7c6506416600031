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
    void makesTroubleOnlyWhereItIsAsked() {
        assertThat(BenchmarkOptions.parse().troubles()).isEmpty();
        var options = BenchmarkOptions.parse("scenarios=", "troubles=flood,redis-stopped");
        assertThat(options.troubles()).containsExactly(Trouble.FLOOD, Trouble.REDIS_STOPPED);
        assertThat(options.hasLoad()).isTrue();
    }

    @Test
    void namesTheTroubleThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenchmarkOptions.parse("troubles=fire"))
                .withMessageContaining("fire")
                .withMessageContaining("redis-slow");
    }

    @Test
    void namesTheScenarioThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenchmarkOptions.parse("scenarios=xml"))
                .withMessageContaining("xml")
                .withMessageContaining("json-gzip");
    }
}
