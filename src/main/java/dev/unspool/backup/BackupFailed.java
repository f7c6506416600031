package dev.unspool.backup;

/** A backup or a restore cannot be made. The message says why, and what to do. */
final class BackupFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    BackupFailed(String message) {
        super(message);
    }

    BackupFailed(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
