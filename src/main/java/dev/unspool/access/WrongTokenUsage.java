package dev.unspool.access;

/** A {@code token} command with wrong arguments; the message says what to change. */
final class WrongTokenUsage extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongTokenUsage(String message) {
        super(message, null, false, false);
    }
}
