package dev.unspool.comment;

import dev.unspool.store.LogHead;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The version of a thread of comments at one moment. Triggers of the database give a thread another one with every change that readers could see.
 *
 * @param log the head of the change log at that moment
 * @param id of the version; random. {@link #NONE} before the first change
 * @param since when the thread changed last; null before the first change
 */
public record ThreadVersion(LogHead log, UUID id, @Nullable Instant since) {

    /** The version of a thread before its first change. */
    public static final UUID NONE = new UUID(0, 0);
}
