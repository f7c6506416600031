package dev.unspool.hotfeed;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A complete answer: status, headers with a strong ETag, and body, not compressed.
 *
 * @param dependencies null if the answer must not be cached
 */
public record Rendered(
        ResponseEntity<byte[]> response, @Nullable Dependencies dependencies) {

    /** Returns an answer that is made again for every request. */
    public static Rendered uncached(ResponseEntity<byte[]> response) {
        return new Rendered(response, null);
    }
}
