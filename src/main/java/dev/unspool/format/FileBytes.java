package dev.unspool.format;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file, which some formats read twice. */
@FunctionalInterface
public interface FileBytes {

    /**
     * Opens the file at its beginning, and closes what was opened before.
     *
     * @throws IOException if it cannot be opened, or not once more
     */
    InputStream open() throws IOException;
}
