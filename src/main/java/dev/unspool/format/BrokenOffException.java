package dev.unspool.format;

import java.io.IOException;

/** Thrown where a document ends before it is closed. */
final class BrokenOffException extends IOException {

    private static final long serialVersionUID = 1;

    BrokenOffException() {
        super("the document breaks off");
    }
}
