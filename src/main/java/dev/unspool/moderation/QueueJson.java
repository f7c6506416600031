package dev.unspool.moderation;

import dev.unspool.moderation.Tricks.Trick;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page of the moderators' queue. */
@Schema(name = "ModerationPage")
record QueueJson(List<Item> items, Page page) {

    static QueueJson of(QueuePage page, Reasons reasons, Site site) {
        var items = page.items().stream()
                .map(queued -> Item.of(queued, reasons, site))
                .toList();
        return new QueueJson(items, new Page(page.next(), page.next() != null));
    }

    @Schema(name = "ModeratedComment")
    record Item(
            String id,
            Article article,

            @Nullable @Schema(description = "The comment that it answers.")
            String parentId,

            @Schema(allowableValues = {"pending", "approved", "rejected", "spam", "removed"})
            String status,

            String name,
            String text,
            Instant createdAt,
            @Nullable Instant editedAt,

            @Schema(description = "Approved ones.") int replies,

            @Schema(description = "Of readers, since it was approved last.")
            int reports,

            @Schema(description = "What they said of it, the newest first: the last five who said something.")
            List<String> reported,

            List<Reason> reasons,
            List<Mark> tricks,

            @Nullable @Schema(description = "By which all further comments of its author wait; null where they do not.")
            AuthorHoldJson authorHold,

            @Schema(description = "Send it with a decision, and a text that changed meanwhile is left alone.")
            int version) {

        static Item of(Queued queued, Reasons reasons, Site site) {
            var comment = queued.comment();
            return new Item(
                    comment.id().toString(),
                    Article.of(queued, site),
                    Objects.toString(comment.parent(), null),
                    comment.state().code(),
                    comment.name(),
                    comment.text(),
                    comment.createdAt(),
                    comment.editedAt(),
                    comment.replies(),
                    comment.reports(),
                    queued.reported(),
                    comment.reasons().stream()
                            .map(code -> new Reason(code, reasons.sentence(code)))
                            .toList(),
                    Stream.concat(marks("name", comment.name()), marks("text", comment.text()))
                            .toList(),
                    queued.authorHold() == null ? null : AuthorHoldJson.of(queued.authorHold()),
                    comment.version());
        }

        private static Stream<Mark> marks(String field, String text) {
            return Tricks.in(text).stream().map(trick -> Mark.of(field, trick));
        }
    }

    @Schema(name = "ModeratedArticle")
    record Article(String id, String slug, String title, String url) {

        static Article of(Queued queued, Site site) {
            return new Article(
                    queued.comment().article().toString(),
                    queued.articleSlug(),
                    queued.articleTitle(),
                    site.absolute(site.articlePath(queued.articleSlug())));
        }
    }

    @Schema(name = "ModerationReason")
    record Reason(
            String code,
            @Schema(description = "For moderators.") String sentence) {}

    @Schema(
            name = "TextTrick",
            description = "A part of `name` or `text` that is not what it looks like, in UTF-16 code units.")
    record Mark(
            @Schema(allowableValues = {"name", "text"}) String field,

            @Schema(allowableValues = {"mixed", "disguised", "invisible", "piled"})
            String kind,

            int start,
            int end) {

        static Mark of(String field, Trick trick) {
            return new Mark(field, trick.kind().name().toLowerCase(Locale.ROOT), trick.start(), trick.end());
        }
    }

    @Schema(name = "ModerationPagePlace")
    record Page(
            @Nullable @Schema(description = "The cursor of the next page; null only at the true end.")
            String next,

            boolean hasMore) {}
}
