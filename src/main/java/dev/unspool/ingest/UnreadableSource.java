package dev.unspool.ingest;

import java.io.IOException;

/** A file that cannot be read, or not to its end. */
final class UnreadableSource extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableSource(Source source, long lines, IOException cause) {
        super("%s cannot be read %s: %s".formatted(source.name(), place(lines), cause.getMessage()), cause);
    }

    private static String place(long lines) {
        return lines == 0 ? "at all" : "on after line " + lines;
    }
}
