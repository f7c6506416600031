package dev.unspool.database;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Recognises failures of a connection: it was closed, reset or refused, or its server is stopping or starting. Neither a time-out, nor what befell a statement that writes, nor the end of our own event loops is one of them. */
final class LostConnection {

    private LostConnection() {}

    static boolean isCauseOf(Throwable failure) {
        var isLost = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WritingSql.UnknownOutcome || cause instanceof RejectedExecutionException) {
                return false;
            }
            isLost |= cause instanceof R2dbcNonTransientResourceException lost && isOfConnection(lost.getSqlState());
        }
        return isLost;
    }

    /**
     * Whether the driver itself failed, which has no SQL state, or the server said so (PostgreSQL manual, appendix A): class 08, too many
     * connections (53300), or an operator stopped the server (57P01), it crashed (57P02) or is starting (57P03). The driver throws one type for all of these and for the server's
     * time-outs (57014, 55P03).
     */
    private static boolean isOfConnection(@Nullable String state) {
        return state == null || state.startsWith("08") || state.equals("53300") || state.startsWith("57P0");
    }
}
