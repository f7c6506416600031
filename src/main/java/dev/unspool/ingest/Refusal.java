package dev.unspool.ingest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.unspool.article.DraftRejected.Fault;
import java.util.List;

/**
 * A line that did not become an article, with every reason.
 *
 * @param line its number, counted from 1
 */
record Refusal(String file, long line, @JsonUnwrapped LineLabel label, List<Fault> faults) {

    @Override
    public String toString() {
        return "%s:%d%s %s"
                .formatted(
                        file,
                        line,
                        label.id() == null ? "" : " (" + label.id() + ")",
                        String.join("; ", faults.stream().map(Fault::toString).toList()));
    }
}
