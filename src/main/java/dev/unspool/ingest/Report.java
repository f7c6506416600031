package dev.unspool.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps count of an import, writes down what was refused, and says what there is to say. Used by one thread at a time. */
final class Report {

    /** Refusals on the screen; all are in the file. */
    private static final int MAX_SHOWN = 10;

    private final Rejects rejects;
    private final Progress progress;
    private final Stopwatch stopwatch;
    private Tally tally = Tally.ZERO;
    private long filesBefore;
    private @Nullable Batch last;

    Report(Rejects rejects, Progress progress, Stopwatch stopwatch) {
        this.rejects = rejects;
        this.progress = progress;
        this.stopwatch = stopwatch;
    }

    void take(Outcome outcome) {
        show(outcome.refusals());
        rejects.write(outcome.batch().source(), outcome.refusals());
        tally = tally.plus(outcome);
        progress.show(tally, position(outcome.batch()));
    }

    Tally tally() {
        return tally;
    }

    /** One line, and one more where something was refused. */
    String summary() {
        var seconds = stopwatch.elapsed().toMillis() / 1_000.0;
        var line = "%s in %.1f s, %,d/s".formatted(tally, seconds, stopwatch.rate(tally.read()));
        return rejects.written()
                .map(files -> line + System.lineSeparator() + "What was refused, and why, is in " + files)
                .orElse(line);
    }

    private void show(List<Refusal> refusals) {
        var room = MAX_SHOWN - tally.refused();
        refusals.stream().limit(Math.max(0, room)).map(Refusal::toString).forEach(progress::say);
        if (room > 0 && refusals.size() > room) {
            progress.say("More lines are refused; the rejects file has them all");
        }
    }

    private long position(Batch batch) {
        if (last != null && last.source() != batch.source()) {
            filesBefore += last.position();
        }
        last = batch;
        return filesBefore + batch.position();
    }
}
