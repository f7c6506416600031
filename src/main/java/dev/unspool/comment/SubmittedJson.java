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
                        "Keep it in the browser, out of every address, and send it as `Unspool-Author`: it shows which comments are yours, for 30 days after your last one. Null where the answer repeats an earlier one and `Unspool-Author` does not name its author, unless it comes from the same network within a minute, with an `Idempotency-Key` of 16 characters or more.")
        String author) {

    /** Never the token: this may land in a log. */
    @Override
    public String toString() {
        return "SubmittedJson";
    }

    static SubmittedJson of(Submitted submitted) {
        return new SubmittedJson(CommentJson.of(submitted.entry(), true), submitted.author());
    }
}
