package dev.unspool.ingest;

/** Counts the lines of an import by what became of them. */
record ImportTally(long read, long published, long known, long refused) {

    static final ImportTally ZERO = new ImportTally(0, 0, 0, 0);

    ImportTally plus(ImportOutcome outcome) {
        return new ImportTally(
                read + outcome.batch().lines().size(),
                published + outcome.result().published(),
                known + outcome.result().known(),
                refused + outcome.refusals().size());
    }

    @Override
    public String toString() {
        return "%,d read: %,d new, %,d already there, %,d refused".formatted(read, published, known, refused);
    }
}
