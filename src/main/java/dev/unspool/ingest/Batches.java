package dev.unspool.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/** Splits a file into batches. Reads on only when the next batch is requested; blank lines are skipped. */
final class Batches {

    private final Source source;
    private final ImportLines lines;
    private @Nullable IOException failure;

    private Batches(Source source) throws IOException {
        this.source = source;
        this.lines = new ImportLines(source.open());
    }

    /** Emits the batches of a file. Fails with {@link UnreadableSource} where the file breaks off, after emitting everything before. */
    static Flux<Batch> of(Source source) {
        return Flux.generate(() -> open(source), Batches::next, Batches::close);
    }

    private static Batches open(Source source) throws UnreadableSource {
        try {
            return new Batches(source);
        } catch (IOException broken) {
            throw new UnreadableSource(source, 0, broken);
        }
    }

    private Batches next(SynchronousSink<Batch> sink) {
        var batch = new ArrayList<ImportLine>(Batch.MAX_LINES);
        fill(batch);
        if (!batch.isEmpty()) {
            sink.next(new Batch(source, List.copyOf(batch), lines.position()));
        } else if (failure != null) {
            sink.error(new UnreadableSource(source, lines.count(), failure));
        } else {
            sink.complete();
        }
        return this;
    }

    private void fill(List<ImportLine> batch) {
        var bytes = 0L;
        try {
            while (failure == null && batch.size() < Batch.MAX_LINES && bytes < Batch.MAX_BYTES) {
                var line = lines.next();
                if (line == null) {
                    return;
                }
                bytes += line.size();
                if (!line.isBlank()) {
                    batch.add(line);
                }
            }
        } catch (IOException broken) {
            failure = broken;
        }
    }

    private void close() {
        try {
            lines.close();
        } catch (IOException ignored) {
            // The file was only read, and its batches have been emitted.
        }
    }
}
