package dev.unspool.format;

import java.io.IOException;

/** A format of files with articles. */
public interface Format {

    /** Returns the name for the option {@code --format}. */
    String name();

    /** Whether a file that begins with {@code beginning} has this format. */
    boolean recognises(FileBeginning beginning);

    /**
     * Begins to read a file. Blocks, so call it on a thread that may.
     *
     * @throws IOException if the file cannot be read, or has to be read twice and cannot be
     */
    ItemReader read(FileBytes file) throws IOException;
}
