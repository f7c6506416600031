package dev.unspool.thread;

import dev.unspool.comment.CommentJson;
import dev.unspool.comment.ThreadMode;
import dev.unspool.comment.ThreadPage;
import dev.unspool.comment.ThreadPage.Form;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of comments in the API. */
@Schema(name = "CommentPage")
record ThreadJson(
        @Schema(description = "The comments of the page.") List<CommentJson> items,

        @Schema(description = "Where the pages beside this one are.")
        Links page,

        @Schema(description = "Comments of the article that readers see, replies among them.")
        int count,

        @Schema(description = "What a form for a new comment needs.")
        FormJson form) {

    static ThreadJson of(ThreadPage page, boolean hasAuthor) {
        return new ThreadJson(
                page.items().stream()
                        .map(entry -> CommentJson.of(entry, hasAuthor))
                        .toList(),
                new Links(page.next(), page.previous(), page.next() != null),
                page.count(),
                FormJson.of(page.form()));
    }

    @Schema(name = "CommentPageLinks")
    record Links(
            @Nullable @Schema(description = "The cursor of the next page; null only at the end.")
            String next,

            @Nullable @Schema(description = "The cursor of the page before; null where there is none.")
            String previous,

            @Schema(description = "Whether there is a next page.")
            boolean hasMore) {}

    @Schema(name = "CommentForm")
    record FormJson(
            @Schema(
                    description =
                            "Send it as `formToken`: valid for a day, for this article. All readers of a page are given the same one; it changes with the thread and the hour.")
            String token,

            @Schema(
                    description =
                            "Wait so long before you send: a comment that comes sooner after this answer may be taken for a program's, and wait for a moderator.")
            long minFillMs,

            @Schema(description = "Characters (Unicode code points) of a text.")
            int maxLength,

            @Schema(description = "Whether new comments are taken.")
            boolean open,

            @Schema(
                    description = "`premoderated`: nothing is shown before a moderator has seen it.",
                    allowableValues = {"open", "premoderated", "closed"})
            String mode) {

        static FormJson of(Form form) {
            return new FormJson(
                    form.token(),
                    form.minFill().toMillis(),
                    form.maxLength(),
                    form.mode() != ThreadMode.CLOSED,
                    form.mode().code());
        }
    }
}
