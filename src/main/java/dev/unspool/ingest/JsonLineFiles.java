package dev.unspool.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes what an import reports about its sources to files: one JSON object in each line. It writes after every batch. */
final class JsonLineFiles<T> {

    private static final String REJECTS = ".rejects.jsonl";
    private static final String PREVIEW = ".preview.jsonl";
    private static final String NAMES = ".names.jsonl";

    private static final JsonMapper JSON = new JsonMapper();

    private final Function<Source, Path> fileOf;
    private final TreeSet<Path> written = new TreeSet<>();

    private JsonLineFiles(Function<Source, Path> fileOf) {
        this.fileOf = fileOf;
    }

    /**
     * Returns the files for refused lines, with file, line and every fault.
     *
     * @param common file for the refusals of all sources; if null, each source has a file of its own in {@code directory}
     */
    static JsonLineFiles<Refusal> rejects(Path directory, @Nullable Path common) {
        return new JsonLineFiles<>(source -> common == null ? directory.resolve(source.shortName() + REJECTS) : common);
    }

    /**
     * Returns the files for what became of names of sections, tags and authors.
     *
     * @param rejects file for the refusals of all sources, beside which the file for their names is; if null, each source has a file of its own in
     *     {@code directory}
     */
    static JsonLineFiles<NameNote> names(Path directory, @Nullable Path rejects) {
        return new JsonLineFiles<>(source -> rejects == null
                ? directory.resolve(source.shortName() + NAMES)
                : rejects.resolveSibling(rejects.getFileName() + NAMES));
    }

    /**
     * Returns the files for what a dry run would do.
     *
     * @param rejects file for the refusals of all sources, beside which this file is; if null, each source has a file of its own in {@code directory}
     */
    static JsonLineFiles<ItemPreview> previews(Path directory, @Nullable Path rejects) {
        return new JsonLineFiles<>(source -> rejects == null
                ? directory.resolve(source.shortName() + PREVIEW)
                : rejects.resolveSibling(rejects.getFileName() + PREVIEW));
    }

    /** Deletes the files of an earlier run, so that any file found afterwards is from this one. */
    void clear(List<Source> sources) throws IOException {
        for (var source : sources) {
            Files.deleteIfExists(fileOf.apply(source));
        }
    }

    void write(Source source, List<T> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var file = fileOf.apply(source);
        try {
            var lines = entries.stream().map(JSON::writeValueAsString).toList();
            Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            written.add(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " cannot be written", broken);
        }
    }

    /** Names the files that were written; empty if there was nothing to report. */
    Optional<String> written() {
        return written.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        String.join(", ", written.stream().map(Path::toString).toList()));
    }
}
