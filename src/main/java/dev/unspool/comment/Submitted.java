package dev.unspool.comment;

import org.jspecify.annotations.Nullable;

/**
 * What became of a form.
 *
 * @param entry as its author sees it
 * @param slug of the article
 * @param author the token for this author's browser; null where it may be somebody else who repeats a request
 */
public record Submitted(
        ThreadPage.Entry entry, String slug, @Nullable String author) {

    /** Whether readers see it already. */
    public boolean isShown() {
        return entry.comment().isApproved();
    }
}
