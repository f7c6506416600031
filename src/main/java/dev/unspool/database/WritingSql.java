package dev.unspool.database;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.util.regex.Pattern;

/** Recognises statements that write or lock, by their words. Takes a reading one for a writing one if in doubt. */
final class WritingSql {

    private static final Pattern WORD = Pattern.compile(
            "(?<![a-z0-9_])(?:insert|update|delete|merge|truncate|lock|call|create|alter|drop|nextval|setval|pg_notify)(?![a-z0-9_])",
            Pattern.CASE_INSENSITIVE);

    private WritingSql() {}

    static boolean is(String sql) {
        return WORD.matcher(sql).find();
    }

    /** Returns the failure of a statement: that of one that writes is never taken for a {@link LostConnection}, after which reads are repeated. */
    static Throwable failure(String sql, Throwable failure) {
        return LostConnection.isCauseOf(failure) && is(sql) ? new UnknownOutcome(failure) : failure;
    }

    /** Says that nobody knows whether a statement was carried out. */
    static final class UnknownOutcome extends R2dbcNonTransientResourceException {

        private static final long serialVersionUID = 1L;

        UnknownOutcome(Throwable lost) {
            super("The connection was lost. The statement may have been carried out: " + lost.getMessage(), lost);
        }
    }
}
