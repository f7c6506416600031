package dev.unspool.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultsTest {

    private final Results results = new Results();

    @Test
    void countsARoundForAsMuchAsWasDoneInIt() {
        add(Scenario.JSON, Ours.NAME, 9_000, 30);
        add(Scenario.JSON, Ours.NAME, 1_000, 90);
        add(Scenario.JSON, StaticFiles.NAME, 5_000, 24);
        assertThat(results.cost(Scenario.JSON, Ours.NAME, Run::cpu)).isEqualTo(36);
        assertThat(results.cpuRatio(Scenario.JSON, StaticFiles.NAME)).isEqualTo(1.5);
    }

    @Test
    void tellsHowFastTheMiddleRoundWas() {
        add(Scenario.JSON, Ours.NAME, 10, 30);
        add(Scenario.JSON, Ours.NAME, 4_000, 30);
        add(Scenario.JSON, Ours.NAME, 5_000, 30);
        assertThat(results.median(Scenario.JSON, Ours.NAME, Seen::perSecond)).isEqualTo(4_000);
    }

    @Test
    void doesNotKnowWhatWasNotMeasured() {
        assertThat(results.cost(Scenario.HTML, Ours.NAME, Run::cpu)).isNaN();
        assertThat(results.median(Scenario.HTML, Ours.NAME, Seen::p99)).isNaN();
        assertThat(Aim.of(results)).isEmpty();
    }

    @Test
    void saysWhichAimsAreMet() {
        add(Scenario.JSON, Ours.NAME, 1_000, 30);
        add(Scenario.JSON, StaticFiles.NAME, 1_000, 24);
        assertThat(Aim.of(results)).extracting(Aim::isMet).containsExactly(true, true, true);
        add(Scenario.HTML, Ours.NAME, 500, 37);
        add(Scenario.HTML, StaticFiles.NAME, 1_000, 24);
        assertThat(Aim.of(results))
                .filteredOn(aim -> aim.what().startsWith("html"))
                .extracting(Aim::isMet)
                .containsExactly(false, false, false);
    }

    @Test
    void comparesDeepPagesWithFirstOnesAndWithTheDriver() {
        add(Scenario.DEEP_UNCACHED, Ours.NAME, 1_000, 110);
        add(Scenario.FIRST_UNCACHED, Ours.NAME, 1_000, 100);
        add(Scenario.DEEP_UNCACHED, BareDriver.NAME, 1_000, 100);
        assertThat(Aim.of(results)).extracting(Aim::figure).containsExactly(120.0 / 110, 1.1);
    }

    /** A second of so many requests, each of so many microseconds, and ten of PostgreSQL's. */
    private void add(Scenario scenario, String subject, long requests, double cpu) {
        results.add(scenario, subject, new Run(new Seen(requests, 1, 0, 1, 2), cpu, 10, 1));
    }
}
