package dev.unspool.ingest;

import dev.unspool.format.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import is to do.
 *
 * @param format of all sources; null if each is to be recognised
 * @param isDryRun whether nothing is written, only reported
 */
record ImportOrder(List<Source> sources, @Nullable Format format, boolean isDryRun) {

    ImportOrder {
        sources = List.copyOf(sources);
    }
}
