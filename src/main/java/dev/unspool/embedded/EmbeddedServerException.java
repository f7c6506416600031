package dev.unspool.embedded;

import org.jspecify.annotations.Nullable;

/** Thrown if an embedded PostgreSQL or Redis cannot be started or used; the message says why and what to do, and holds no password. */
public final class EmbeddedServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EmbeddedServerException(String message) {
        this(message, null);
    }

    EmbeddedServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
