package dev.unspool.comment;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a comment that was sent, as the API spells it. */
@Schema(name = "CommentSubmitted")
record SubmittedJson(
        CommentJson comment,

        @Nullable
        @Schema(
                description =
                        "Keep it in the browser, and send it as `Unspool-Author`: it shows which comments are yours. Null with an `Idempotency-Key` that others could guess, of fewer than 16 characters.")
        String author) {

    static SubmittedJson of(Submitted submitted) {
        return new SubmittedJson(CommentJson.of(submitted.entry(), true), submitted.author());
    }
}
