package dev.unspool.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A source of articles: a file, or the standard input.
 *
 * @param name as the user gave it
 * @param file null for the standard input
 */
record Source(String name, @Nullable Path file) {

    private static final String STANDARD_INPUT = "-";

    static Source of(String name) {
        return new Source(name, name.equals(STANDARD_INPUT) ? null : Path.of(name));
    }

    /** Says why the source cannot be read, as far as that can be told without reading it; empty if it seems readable. */
    Optional<String> problem() {
        if (file == null) {
            return Optional.empty();
        }
        if (!Files.exists(file)) {
            return Optional.of("There is no file " + name);
        }
        return Files.isDirectory(file) || !Files.isReadable(file)
                ? Optional.of(name + " cannot be read as a file")
                : Optional.empty();
    }

    boolean is(@Nullable Path other) {
        return file != null
                && other != null
                && file.toAbsolutePath()
                        .normalize()
                        .equals(other.toAbsolutePath().normalize());
    }

    /** Size in bytes; empty if unknown, as for a pipe. */
    OptionalLong size() {
        try {
            return file == null || !isRewindable() ? OptionalLong.empty() : OptionalLong.of(Files.size(file));
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }

    /** Whether it gives the same bytes when it is opened again. A pipe is empty then, or waits for ever. */
    boolean isRewindable() {
        return file != null && Files.isRegularFile(file);
    }

    InputStream open() throws IOException {
        return file == null ? System.in : Files.newInputStream(file);
    }

    /** The last part of the path, for the name of the rejects file. */
    String shortName() {
        return file == null
                ? "stdin"
                : Objects.requireNonNullElse(file.getFileName(), file).toString();
    }
}
