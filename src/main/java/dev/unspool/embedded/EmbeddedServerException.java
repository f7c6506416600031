package dev.unspool.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded PostgreSQL or Redis that cannot be had; the message says why and what to do, and holds no password. */
public final class EmbeddedServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EmbeddedServerException(String message) {
        this(message, null);
    }

    EmbeddedServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
