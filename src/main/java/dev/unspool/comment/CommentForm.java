package dev.unspool.comment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form for a comment as it was received. Nothing is checked.
 *
 * @param token {@link ThreadPage.Form#token()}
 * @param website the honeypot: a field that people do not see
 * @param author the author whose token came with it; null without a token
 * @param key the client's idempotency key, by which a repetition is recognised; a form may have one of its own in a hidden field
 * @param isKeyDerived whether the key is computed from the contents of the form, so that others who know these can compute it too
 */
public record CommentForm(
        @Nullable String name,
        @Nullable String text,
        @Nullable String parent,
        @Nullable String token,
        @Nullable String website,
        @Nullable UUID author,
        @Nullable String key,
        boolean isKeyDerived) {

    @Override
    public String toString() {
        return "CommentForm"; // what readers write does not go to a log
    }
}
