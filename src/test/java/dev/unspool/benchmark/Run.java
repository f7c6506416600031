package dev.unspool.benchmark;

import dev.unspool.load.ProcessFigures;

/**
 * What one run cost.
 *
 * @param cpu microseconds of the server's CPU for one request
 * @param database microseconds of PostgreSQL's CPU for one request
 * @param allocated kilobytes of the server's heap for one request
 */
record Run(ClientResult seen, double cpu, double database, double allocated) {

    private static final double KILO = 1_024;

    static Run of(Subject subject, Scenario scenario, ProcessFigures database, BenchmarkOptions options)
            throws Exception {
        var cpuBefore = subject.figures().cpuMicros();
        var databaseBefore = database.cpuMicros();
        var allocatedBefore = subject.allocated();
        var seen = subject.work(scenario, options);
        if (seen.requests() == 0) {
            throw new IllegalStateException("%s answered no request of %s".formatted(subject.name(), scenario));
        }
        double requests = seen.requests();
        return new Run(
                seen,
                (subject.figures().cpuMicros() - cpuBefore) / requests,
                (database.cpuMicros() - databaseBefore) / requests,
                (subject.allocated() - allocatedBefore) / requests / KILO);
    }
}
