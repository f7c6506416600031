package dev.unspool.ingest;

import dev.unspool.format.Format;
import dev.unspool.format.Item;
import dev.unspool.format.ItemReader;
import dev.unspool.format.KnownFormats;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/** Splits a file into batches. Reads on only when the next batch is requested. */
final class Batches {

    /** Formats of whole sites: without a single article or draft, something went wrong. A feed may be empty, and so may JSON Lines. */
    private static final Set<String> NEVER_EMPTY = Set.of("wordpress", "ghost");

    private final Source source;
    private final SourceBytes bytes;
    private final boolean mayBeEmpty;
    private final ItemReader items;
    private boolean isEmpty = true;
    private @Nullable IOException failure;

    private Batches(Source source, SourceBytes bytes, @Nullable Format chosen) throws IOException {
        this.source = source;
        this.bytes = bytes;
        var format = chosen == null ? KnownFormats.of(bytes.beginning()) : chosen;
        mayBeEmpty = !NEVER_EMPTY.contains(format.name());
        items = format.read(bytes);
    }

    /**
     * Emits the batches of a file. Fails with {@link UnreadableSource} where the file breaks off or its reader fails, after emitting everything before; and if
     * an export of a whole site has no item.
     *
     * @param chosen format of the file; null if it is to be recognised
     */
    static Flux<Batch> of(Source source, @Nullable Format chosen) {
        return Flux.generate(() -> open(source, chosen), Batches::next, Batches::close);
    }

    private static Batches open(Source source, @Nullable Format chosen) {
        var bytes = new SourceBytes(source);
        try {
            return new Batches(source, bytes, chosen);
        } catch (IOException | RuntimeException broken) {
            close(bytes);
            throw new UnreadableSource(source, 0, failure(broken));
        }
    }

    private Batches next(SynchronousSink<Batch> sink) {
        var batch = new ArrayList<Item>(Batch.MAX_ITEMS);
        fill(batch);
        if (!batch.isEmpty()) {
            isEmpty = false;
            sink.next(new Batch(source, List.copyOf(batch), bytes.position()));
        } else if (failure != null) {
            sink.error(new UnreadableSource(source, items.line(), failure));
        } else if (isEmpty && !mayBeEmpty) {
            sink.error(new UnreadableSource(source, 0, new IOException("there is no article in it")));
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
        } catch (IOException | RuntimeException broken) {
            failure = failure(broken);
        }
    }

    /** A reader that fails otherwise than by the file has a fault. What it read before must get in all the same. */
    private static IOException failure(Exception broken) {
        return broken instanceof IOException unreadable
                ? unreadable
                : new IOException("an item cannot be understood (" + broken + ")", broken);
    }

    private void close() {
        close(items);
    }

    private static void close(Closeable opened) {
        try {
            opened.close();
        } catch (IOException ignored) {
            // The file was only read, and its batches have been emitted.
        }
    }
}
