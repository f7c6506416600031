package dev.unspool.ingest;

import dev.unspool.article.DraftRejected.Fault;
import java.util.List;

/** A line that did not become an article, and every reason. */
record Refusal(String file, long line, List<Fault> faults) {

    @Override
    public String toString() {
        return "%s:%d %s"
                .formatted(
                        file,
                        line,
                        String.join("; ", faults.stream().map(Fault::toString).toList()));
    }
}
