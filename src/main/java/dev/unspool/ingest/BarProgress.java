package dev.unspool.ingest;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Shows progress to people at a terminal: a bar over the bytes of all files. It draws on a thread of its own. */
final class BarProgress implements Progress {

    /** Bytes in the unit that the bar shows. */
    private static final long MEGABYTE = 1_000_000;

    private static final int REFRESH_MILLIS = 250;

    private final ProgressBar bar;

    /**
     * Starts the bar.
     *
     * @param size bytes of all files; negative if unknown
     */
    BarProgress(long size) {
        bar = new ProgressBarBuilder()
                .setTaskName("import")
                .setInitialMax(size)
                .setUnit(" MB", MEGABYTE)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .build();
    }

    @Override
    public void show(ImportTally tally, long position) {
        bar.stepTo(position);
        bar.setExtraMessage(" " + tally);
    }

    @Override
    public void say(String line) {
        // The bar redraws its line; starting with a carriage return keeps this line complete.
        System.err.println("\r" + line);
    }

    @Override
    public void close() {
        bar.close();
    }
}
