package dev.unspool.ingest;

/**
 * Counts the lines of an import by what became of them.
 *
 * @param killed those whose article was killed and must not come back
 */
record ImportTally(long read, long published, long known, long killed, long refused) {

    static final ImportTally ZERO = new ImportTally(0, 0, 0, 0, 0);

    ImportTally plus(ImportOutcome outcome) {
        return new ImportTally(
                read + outcome.batch().lines().size(),
                published + outcome.result().published(),
                known + outcome.result().known(),
                killed + outcome.result().killed(),
                refused + outcome.refusals().size());
    }

    @Override
    public String toString() {
        var line = "%,d read: %,d new, %,d already there, %,d refused".formatted(read, published, known, refused);
        return killed == 0 ? line : line + ", %,d left out: they were killed".formatted(killed);
    }
}
