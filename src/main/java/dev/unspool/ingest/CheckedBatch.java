package dev.unspool.ingest;

import dev.unspool.article.Manuscript;
import dev.unspool.article.TopicNote;
import dev.unspool.ingest.NameNote.ReadName;
import java.util.List;
import java.util.stream.Stream;

/** A batch after {@link BatchChecker}: the articles to publish, and the refused lines. */
record CheckedBatch(Batch batch, List<Accepted> accepted, List<Refusal> refusals) {

    /** @param changed the names of the line that were read otherwise than they stand there */
    record Accepted(long line, Manuscript manuscript, List<ReadName> changed) {}

    /** Returns what became of names, from the lines and from the store. */
    List<NameNote> notes(List<TopicNote> stored) {
        var file = batch.source().name();
        return Stream.concat(
                        accepted.stream()
                                .flatMap(each ->
                                        each.changed().stream().map(name -> NameNote.of(file, each.line(), name))),
                        stored.stream().map(note -> NameNote.of(file, note)))
                .toList();
    }
}
