package dev.unspool.ingest;

import dev.unspool.format.Format;
import dev.unspool.format.Item;
import dev.unspool.format.ItemReader;
import dev.unspool.format.KnownFormats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/** Splits a file into batches. Reads on only when the next batch is requested. */
final class Batches {

    private final Source source;
    private final SourceBytes bytes;
    private final ItemReader items;
    private @Nullable IOException failure;

    private Batches(Source source, @Nullable Format chosen) throws IOException {
        this.source = source;
        bytes = new SourceBytes(source);
        items = (chosen == null ? KnownFormats.of(bytes.beginning()) : chosen).read(bytes);
    }

    /**
     * Emits the batches of a file. Fails with {@link UnreadableSource} where the file breaks off, after emitting everything before.
     *
     * @param chosen format of the file; null if it is to be recognised
     */
    static Flux<Batch> of(Source source, @Nullable Format chosen) {
        return Flux.generate(() -> open(source, chosen), Batches::next, Batches::close);
    }

    private static Batches open(Source source, @Nullable Format chosen) throws UnreadableSource {
        try {
            return new Batches(source, chosen);
        } catch (IOException broken) {
            throw new UnreadableSource(source, 0, broken);
        }
    }

    private Batches next(SynchronousSink<Batch> sink) {
        var batch = new ArrayList<Item>(Batch.MAX_ITEMS);
        fill(batch);
        if (!batch.isEmpty()) {
            sink.next(new Batch(source, List.copyOf(batch), bytes.position()));
        } else if (failure != null) {
            sink.error(new UnreadableSource(source, items.line(), failure));
        } else {
            sink.complete();
        }
        return this;
    }

    private void fill(List<Item> batch) {
        var size = 0L;
        try {
            while (failure == null && batch.size() < Batch.MAX_ITEMS && size < Batch.MAX_BYTES) {
                var item = items.next();
                if (item == null) {
                    return;
                }
                size += item.size();
                batch.add(item);
            }
        } catch (IOException broken) {
            failure = broken;
        }
    }

    private void close() {
        try {
            items.close();
        } catch (IOException ignored) {
            // The file was only read, and its batches have been emitted.
        }
    }
}
