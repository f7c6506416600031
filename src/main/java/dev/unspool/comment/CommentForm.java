package dev.unspool.comment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A form for a comment, as it came: nothing is checked.
 *
 * @param token {@link ThreadPage.Form#token()}
 * @param website the field that people do not see
 * @param author whose token came with it; null for a reader without one
 * @param key the client's name for this request, by which a repetition is known; a form may have one of its own in a hidden field
 * @param isKeyDerived whether the key is made of what the form holds, so that others who know that have it too
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
