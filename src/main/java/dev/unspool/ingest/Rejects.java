package dev.unspool.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Where refused lines are written down: one JSON object for each, with file, line and every fault. Written after every batch. */
final class Rejects {

    private static final String ENDING = ".rejects.jsonl";

    private static final JsonMapper JSON = new JsonMapper();

    private final Path directory;
    private final @Nullable Path common;
    private final TreeSet<Path> written = new TreeSet<>();

    /** @param common takes the refusals of all files; without it, each has a file of its own in {@code directory} */
    Rejects(Path directory, @Nullable Path common) {
        this.directory = directory;
        this.common = common;
    }

    Path fileFor(Source source) {
        return common == null ? directory.resolve(source.shortName() + ENDING) : common;
    }

    /** Takes away what an earlier run left, so that whatever is there afterwards is of this one. */
    void clear(List<Source> sources) throws IOException {
        for (var source : sources) {
            Files.deleteIfExists(fileFor(source));
        }
    }

    void write(Source source, List<Refusal> refusals) {
        if (refusals.isEmpty()) {
            return;
        }
        var file = fileFor(source);
        try {
            var lines = refusals.stream().map(JSON::writeValueAsString).toList();
            Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            written.add(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " cannot be written", broken);
        }
    }

    /** The files that were written, or empty where nothing was refused. */
    Optional<String> written() {
        return written.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        String.join(", ", written.stream().map(Path::toString).toList()));
    }
}
