package dev.unspool.ingest;

/** Shows how far an import is. */
interface Progress extends AutoCloseable {

    /**
     * Shows the current state.
     *
     * @param position bytes read of all files
     */
    void show(ImportTally tally, long position);

    /** Prints a line that stays visible. */
    void say(String line);

    @Override
    void close();

    /**
     * Chooses a bar for a terminal, and lines otherwise.
     *
     * @param size bytes of all files; negative if unknown
     */
    static Progress of(long size, Stopwatch stopwatch) {
        return Terminal.isThere() ? new BarProgress(size) : new LineProgress(stopwatch);
    }
}
