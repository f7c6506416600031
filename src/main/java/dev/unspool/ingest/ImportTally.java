package dev.unspool.ingest;

/**
 * Counts the items of an import by what became of them.
 *
 * @param killed those whose article was killed and must not come back
 * @param drafts those that were put among the drafts
 */
record ImportTally(long read, long published, long known, long killed, long refused, long drafts) {

    static final ImportTally ZERO = new ImportTally(0, 0, 0, 0, 0, 0);

    ImportTally plus(ImportOutcome outcome) {
        return new ImportTally(
                read + outcome.batch().items().size(),
                published + outcome.result().published(),
                known + outcome.result().known(),
                killed + outcome.result().killed(),
                refused + outcome.refusals().size(),
                drafts + outcome.drafts());
    }

    @Override
    public String toString() {
        var line = "%,d read: %,d new, %,d already there, %,d refused".formatted(read, published, known, refused);
        return line
                + (drafts == 0 ? "" : ", %,d new drafts".formatted(drafts))
                + (killed == 0 ? "" : ", %,d left out: they were killed".formatted(killed));
    }
}
