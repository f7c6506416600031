package dev.unspool.ingest;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts the outcomes of an import, writes down refusals and what became of names, and reports to the user. Not for several threads at once. */
final class ImportReport {

    /** Refusals shown on the screen; the file has all of them. */
    private static final int MAX_SHOWN = 10;

    private final ImportFiles files;
    private final Progress progress;
    private final Stopwatch stopwatch;
    private ImportTally tally = ImportTally.ZERO;
    private long filesBefore;
    private @Nullable Batch last;

    ImportReport(ImportFiles files, Progress progress, Stopwatch stopwatch) {
        this.files = files;
        this.progress = progress;
        this.stopwatch = stopwatch;
    }

    void take(ImportOutcome outcome) {
        show(outcome.refusals());
        files.write(outcome);
        tally = tally.plus(outcome);
        progress.show(tally, position(outcome.batch()));
    }

    ImportTally tally() {
        return tally;
    }

    /** Sums up the import in one line, with one more for each kind of file that was written. */
    String summary() {
        var seconds = stopwatch.elapsed().toMillis() / 1_000.0;
        var line = "%s in %.1f s, %,d/s".formatted(tally, seconds, stopwatch.rate(tally.read()));
        return Stream.concat(Stream.of(line), files.sentences()).collect(Collectors.joining(System.lineSeparator()));
    }

    private void show(List<Refusal> refusals) {
        var room = MAX_SHOWN - tally.refused();
        refusals.stream().limit(Math.max(0, room)).map(Refusal::toString).forEach(progress::say);
        if (room > 0 && refusals.size() > room) {
            progress.say("More items are refused; the rejects file has them all");
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
