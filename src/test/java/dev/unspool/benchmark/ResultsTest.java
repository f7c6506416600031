package dev.unspool.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultsTest {

    private final Results results = new Results();

    @Test
    void comparesTheMiddleOfTheRounds() {
        ours(Scenario.JSON, 30, 900, 33);
        nginx(Scenario.JSON, 20, 19, 22);
        assertThat(results.ours(Scenario.JSON, Run::cpu)).isEqualTo(33);
        assertThat(results.ratio(Scenario.JSON, Run::cpu)).isEqualTo(33.0 / 20);
    }

    @Test
    void doesNotKnowWhatWasNotMeasured() {
        assertThat(results.ours(Scenario.HTML, Run::cpu)).isNaN();
        assertThat(Aim.of(results, Double.NaN)).isEmpty();
    }

    @Test
    void saysWhichAimsAreMet() {
        ours(Scenario.JSON, 30);
        nginx(Scenario.JSON, 24);
        assertThat(Aim.of(results, Double.NaN)).extracting(Aim::isMet).containsExactly(true, true, true);
        ours(Scenario.HTML, 37);
        nginx(Scenario.HTML, 24);
        assertThat(Aim.of(results, Double.NaN))
                .filteredOn(aim -> aim.what().startsWith("html: CPU"))
                .singleElement()
                .matches(aim -> !aim.isMet());
    }

    @Test
    void comparesDeepPagesWithFirstOnesAndWithTheDriver() {
        ours(Scenario.DEEP_UNCACHED, 110);
        ours(Scenario.FIRST_UNCACHED, 100);
        assertThat(Aim.of(results, 100)).extracting(Aim::figure).containsExactly(120.0 / 110, 1.1);
    }

    private void ours(Scenario scenario, double... cpu) {
        add(scenario, Ours.NAME, cpu);
    }

    private void nginx(Scenario scenario, double... cpu) {
        add(scenario, StaticFiles.NAME, cpu);
    }

    private void add(Scenario scenario, String subject, double... cpu) {
        for (var micros : cpu) {
            results.add(scenario, subject, new Run(new Wrk(1_000, 1, 0, 1, 2), micros, 10, 1));
        }
    }
}
