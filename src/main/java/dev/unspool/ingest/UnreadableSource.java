package dev.unspool.ingest;

import java.io.IOException;

/** Thrown for a file that cannot be read, or not to its end. */
final class UnreadableSource extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableSource(Source source, long lines, IOException cause) {
        super("%s cannot be read %s: %s".formatted(source.name(), extent(lines), cause.getMessage()), cause);
    }

    private static String extent(long lines) {
        return lines == 0 ? "at all" : "on after line " + lines;
    }
}
