package dev.unspool.ingest;

/** Shows how far an import is. */
interface Progress extends AutoCloseable {

    /** @param position bytes read of all files */
    void show(Tally tally, long position);

    /** A line that stays. */
    void say(String line);

    @Override
    void close();

    /** @param size bytes of all files; negative where not known */
    static Progress of(long size, Stopwatch stopwatch) {
        return Terminal.isThere() ? new BarProgress(size) : new LineProgress(stopwatch);
    }
}
