package dev.unspool.ingest;

/** An {@code import} command with wrong arguments; the message says what to change. */
final class WrongUsage extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongUsage(String message) {
        super(message, null, false, false);
    }
}
