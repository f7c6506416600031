package dev.unspool.ingest;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** For people at a terminal: a bar over the bytes of all files. It draws on a thread of its own. */
final class BarProgress implements Progress {

    /** Bytes. */
    private static final long MEGABYTE = 1_000_000;

    private static final int REFRESH_MILLIS = 250;

    private final ProgressBar bar;

    /** @param size negative where not known */
    BarProgress(long size) {
        bar = new ProgressBarBuilder()
                .setTaskName("import")
                .setInitialMax(size)
                .setUnit(" MB", MEGABYTE)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .build();
    }

    @Override
    public void show(Tally tally, long position) {
        bar.stepTo(position);
        bar.setExtraMessage(" " + tally);
    }

    @Override
    public void say(String line) {
        // The bar redraws its own line; a line end first keeps this one whole.
        System.err.println("\r" + line);
    }

    @Override
    public void close() {
        bar.close();
    }
}
