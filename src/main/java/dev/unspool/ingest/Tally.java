package dev.unspool.ingest;

/** How many lines were read, and what became of them. */
record Tally(long read, long published, long known, long refused) {

    static final Tally ZERO = new Tally(0, 0, 0, 0);

    Tally plus(Outcome outcome) {
        return new Tally(
                read + outcome.batch().lines().size(),
                published + outcome.intake().published(),
                known + outcome.intake().known(),
                refused + outcome.refusals().size());
    }

    @Override
    public String toString() {
        return "%,d read: %,d new, %,d already there, %,d refused".formatted(read, published, known, refused);
    }
}
