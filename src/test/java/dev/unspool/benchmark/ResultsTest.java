package dev.unspool.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultsTest {

    private final Results results = new Results();

    @Test
    void weighsRoundsByTheirRequests() {
        add(Scenario.JSON, UnspoolServer.NAME, 9_000, 30);
        add(Scenario.JSON, UnspoolServer.NAME, 1_000, 90);
        add(Scenario.JSON, StaticFiles.NAME, 5_000, 24);
        assertThat(results.cost(Scenario.JSON, UnspoolServer.NAME, Run::cpu)).isEqualTo(36);
        assertThat(results.cpuRatio(Scenario.JSON, StaticFiles.NAME)).isEqualTo(1.5);
    }

    @Test
    void reportsTheMedianSpeed() {
        add(Scenario.JSON, UnspoolServer.NAME, 10, 30);
        add(Scenario.JSON, UnspoolServer.NAME, 4_000, 30);
        add(Scenario.JSON, UnspoolServer.NAME, 5_000, 30);
        assertThat(results.median(Scenario.JSON, UnspoolServer.NAME, ClientResult::perSecond))
                .isEqualTo(4_000);
    }

    @Test
    void reportsNaNForWhatWasNotMeasured() {
        assertThat(results.cost(Scenario.HTML, UnspoolServer.NAME, Run::cpu)).isNaN();
        assertThat(results.median(Scenario.HTML, UnspoolServer.NAME, ClientResult::p99))
                .isNaN();
        assertThat(Goal.of(results)).isEmpty();
    }

    @Test
    void saysWhichGoalsAreMet() {
        add(Scenario.JSON, UnspoolServer.NAME, 1_000, 30);
        add(Scenario.JSON, StaticFiles.NAME, 1_000, 24);
        assertThat(Goal.of(results)).extracting(Goal::isMet).containsExactly(true, true, true);
        add(Scenario.HTML, UnspoolServer.NAME, 500, 37);
        add(Scenario.HTML, StaticFiles.NAME, 1_000, 24);
        assertThat(Goal.of(results))
                .filteredOn(aim -> aim.what().startsWith("html"))
                .extracting(Goal::isMet)
                .containsExactly(false, false, false);
    }

    @Test
    void comparesDeepPagesWithFirstOnesAndWithTheDriver() {
        add(Scenario.DEEP_UNCACHED, UnspoolServer.NAME, 1_000, 110);
        add(Scenario.FIRST_UNCACHED, UnspoolServer.NAME, 1_000, 100);
        add(Scenario.DEEP_UNCACHED, BareDriver.NAME, 1_000, 100);
        assertThat(Goal.of(results)).extracting(Goal::figure).containsExactly(120.0 / 110, 1.1);
    }

    /** Adds a run of one second with so many requests, each of so many microseconds, and ten of PostgreSQL's. */
    private void add(Scenario scenario, String subject, long requests, double cpu) {
        results.add(scenario, subject, new Run(new ClientResult(requests, 1, 0, 1, 2), cpu, 10, 1));
    }
}
