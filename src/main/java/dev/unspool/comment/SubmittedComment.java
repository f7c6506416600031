package dev.unspool.comment;

import org.jspecify.annotations.Nullable;

/**
 * The result of submitting a comment.
 *
 * @param entry the comment as its author sees it
 * @param slug of the article
 * @param author the token for this author's browser; null if somebody else may have repeated the request
 */
public record SubmittedComment(
        ThreadPage.Entry entry, String slug, @Nullable String author) {

    /** Leaves the token out: this may be logged. */
    @Override
    public String toString() {
        return "SubmittedComment";
    }

    /** Whether readers see it already. */
    public boolean isShown() {
        return entry.comment().isApproved();
    }
}
