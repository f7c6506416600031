package dev.unspool.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that an import writes about its items: the refused ones, the names that became others, and what a dry run would do. */
record ImportFiles(JsonLineFiles<Refusal> rejects, JsonLineFiles<NameNote> names, JsonLineFiles<ItemPreview> previews) {

    /** @param rejects file for the refusals of all sources; if null, each source has files of its own in {@code directory} */
    static ImportFiles in(Path directory, @Nullable Path rejects) {
        return new ImportFiles(
                JsonLineFiles.rejects(directory, rejects),
                JsonLineFiles.names(directory, rejects),
                JsonLineFiles.previews(directory, rejects));
    }

    /** Deletes the files of an earlier run, so that any file found afterwards is from this one. */
    void clear(List<Source> sources) throws IOException {
        rejects.clear(sources);
        names.clear(sources);
        previews.clear(sources);
    }

    void write(ImportOutcome outcome) {
        var source = outcome.batch().source();
        rejects.write(source, outcome.refusals());
        names.write(source, outcome.notes());
        previews.write(source, outcome.previews());
    }

    /** Returns a sentence for each kind of file that was written. */
    Stream<String> sentences() {
        return Stream.of(
                        previews.written().map(files -> "What would become of each item is in " + files),
                        rejects.written().map(files -> "What was refused, and why, is in " + files),
                        names.written()
                                .map(files ->
                                        "Names of sections, tags and authors that were divided, normalized, numbered or kept"
                                                + " as they were are in " + files))
                .flatMap(Optional::stream);
    }
}
