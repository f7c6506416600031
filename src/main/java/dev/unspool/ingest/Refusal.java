package dev.unspool.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.format.ItemPlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item that did not become an article, with every reason.
 *
 * @param line where it begins, counted from 1
 * @param offset bytes before it; null where the line is enough to find it
 */
record Refusal(
        String file,
        long line,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long offset,
        @JsonUnwrapped LineLabel label,
        List<Fault> faults) {

    static Refusal of(Source source, ItemPlace place, LineLabel label, List<Fault> faults) {
        return new Refusal(source.name(), place.line(), place.offset(), label, faults);
    }

    @Override
    public String toString() {
        return "%s:%d%s%s %s"
                .formatted(
                        file,
                        line,
                        offset == null ? "" : " at byte " + offset,
                        label.id() == null ? "" : " (" + label.id() + ")",
                        String.join("; ", faults.stream().map(Fault::toString).toList()));
    }
}
