package dev.unspool.hotfeed;

import dev.unspool.store.LogHead;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A complete answer: status, headers with a strong ETag, and body, not compressed.
 *
 * @param dependencies null if the answer must not be cached
 * @param condition what it depends on besides the change log; null if on nothing. Redis cannot hold an answer that has one
 */
public record Rendered(
        ResponseEntity<byte[]> response,
        @Nullable Dependencies dependencies,
        @Nullable Condition condition) {

    /** Creates an answer that depends on the change log alone. */
    public Rendered(ResponseEntity<byte[]> response, @Nullable Dependencies dependencies) {
        this(response, dependencies, null);
    }

    /** Returns this answer as one that was read from the store at {@code log}: before the rest, something was read for it there. */
    public Rendered readAt(LogHead log) {
        return dependencies == null ? this : new Rendered(response, dependencies.readAt(log), condition);
    }

    /** Returns an answer that is made again for every request. */
    public static Rendered uncached(ResponseEntity<byte[]> response) {
        return new Rendered(response, null);
    }
}
