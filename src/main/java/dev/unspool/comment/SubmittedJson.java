package dev.unspool.comment;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The result of submitting a comment, in the API. */
@Schema(name = "CommentSubmitted")
record SubmittedJson(
        @Schema(description = "The comment as you see it.") CommentJson comment,

        @Nullable
        @Schema(
                description =
                        "Keep it in the browser, out of every address, and send it as `Unspool-Author`: it shows which comments are yours, for 30 days after your last one. Null where the answer repeats an earlier one and `Unspool-Author` does not name its author, unless it comes from the same network within a minute, with an `Idempotency-Key` of 16 characters or more.")
        String author) {

    /** Leaves the token out: this may be logged. */
    @Override
    public String toString() {
        return "SubmittedJson";
    }

    static SubmittedJson of(SubmittedComment submitted) {
        return new SubmittedJson(CommentJson.of(submitted.entry(), true), submitted.author());
    }
}
