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
 * Where articles come from: a file, or the standard input.
 *
 * @param name as it was given
 * @param file null for the standard input
 */
record Source(String name, @Nullable Path file) {

    private static final String STANDARD_INPUT = "-";

    static Source of(String name) {
        return new Source(name, name.equals(STANDARD_INPUT) ? null : Path.of(name));
    }

    /** What keeps it from being read, as far as can be told without reading. */
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

    /** Bytes; empty where nobody knows, as for a pipe. */
    OptionalLong size() {
        try {
            return file == null || !Files.isRegularFile(file)
                    ? OptionalLong.empty()
                    : OptionalLong.of(Files.size(file));
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }

    InputStream open() throws IOException {
        return file == null ? System.in : Files.newInputStream(file);
    }

    /** What a file of its own is called after: the last part of the path. */
    String shortName() {
        return file == null
                ? "stdin"
                : Objects.requireNonNullElse(file.getFileName(), file).toString();
    }
}
