package dev.unspool.hotfeed;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A finished answer: its status, its headers with a strong ETag, and its bytes, not compressed.
 *
 * @param grounds what it rests on; null where it must not be kept
 */
public record Finished(
        ResponseEntity<byte[]> answer, @Nullable Grounds grounds) {

    /** One that is made anew for everybody who asks. */
    public static Finished passing(ResponseEntity<byte[]> answer) {
        return new Finished(answer, null);
    }
}
