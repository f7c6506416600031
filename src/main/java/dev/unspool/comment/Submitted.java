package dev.unspool.comment;

import org.jspecify.annotations.Nullable;

/**
 * What became of a form.
 *
 * @param entry as its author sees it
 * @param slug of the article
 * @param author the token for this author's browser; null where somebody else may have repeated the request
 */
public record Submitted(
        ThreadPage.Entry entry, String slug, @Nullable String author) {

    /** Never the token: this may land in a log. */
    @Override
    public String toString() {
        return "Submitted";
    }

    /** Whether readers see it already. */
    public boolean isShown() {
        return entry.comment().isApproved();
    }
}
