package dev.unspool.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.unspool.article.TopicNote;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells what became of a name in a file otherwise than it stands there.
 *
 * @param line null where the name may stand in several lines
 * @param kind {@code section}, {@code tag} or {@code author}
 * @param outcome {@code divided} or {@code normalized}, which lead to {@code names}; {@code numbered} or {@code kept} (see {@link
 *     TopicNote.Outcome}), with the {@code slug}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NameNote(
        String file,
        @Nullable Long line,
        String kind,
        String outcome,
        String name,
        @Nullable List<String> names,
        @Nullable String slug) {

    static NameNote of(String file, TopicNote note) {
        var outcome = note.outcome().name().toLowerCase(Locale.ROOT);
        return new NameNote(file, null, note.kind().code(), outcome, note.name(), null, note.slug());
    }

    static NameNote of(String file, long line, ReadName read) {
        var outcome = read.names().size() > 1 ? "divided" : "normalized";
        return new NameNote(file, line, read.kind(), outcome, read.written(), read.names(), null);
    }

    /**
     * A name as a line has it, and what was read from it.
     *
     * @param kind {@code section}, {@code tag} or {@code author}
     */
    record ReadName(String kind, String written, List<String> names) {

        boolean isChanged() {
            return !names.equals(List.of(written));
        }
    }
}
