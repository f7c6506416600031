package dev.unspool.moderation;

import dev.unspool.moderation.Confusables.Confusable;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page of the moderators' queue in the API. */
@Schema(name = "ModerationPage")
record QueueJson(
        @Schema(description = "The comments.") List<Item> items,
        @Schema(description = "Where the next page is.") Page page) {

    static QueueJson of(QueuePage page, Reasons reasons, Site site) {
        var items = page.items().stream()
                .map(queued -> Item.of(queued, reasons, site))
                .toList();
        return new QueueJson(items, new Page(page.next(), page.next() != null));
    }

    @Schema(name = "ModeratedComment")
    record Item(
            @Schema(description = "The id of the comment.") String id,

            @Schema(description = "The article beneath which it stands.")
            Article article,

            @Nullable @Schema(description = "The comment that it answers.")
            String parentId,

            @Schema(
                    description = "Where it stands.",
                    allowableValues = {"pending", "approved", "rejected", "spam", "removed"})
            String status,

            @Schema(description = "As its author gave it, checked by nobody.")
            String name,

            @Schema(description = "Plain text.") String text,
            @Schema(description = "When it was written.") Instant createdAt,

            @Schema(description = "When its author changed it; null where they did not.") @Nullable
            Instant editedAt,

            @Schema(description = "Approved ones.") int replies,

            @Schema(description = "Of readers, since it was approved last.")
            int reports,

            @Schema(description = "What they said of it, the newest first: the last five who said something.")
            List<String> reported,

            @Schema(description = "Why the rules of the site held it.")
            List<Reason> reasons,

            @Schema(description = "Parts that are not what they look like.")
            List<Mark> tricks,

            @Nullable @Schema(description = "By which all further comments of its author wait; null where they do not.")
            AuthorHoldJson authorHold,

            @Schema(description = "Send it with a decision, and a text that changed meanwhile is left alone.")
            int version) {

        static Item of(QueuedComment queued, Reasons reasons, Site site) {
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
            return Confusables.in(text).stream().map(confusable -> Mark.of(field, confusable));
        }
    }

    @Schema(name = "ModeratedArticle")
    record Article(
            @Schema(description = "The id of the article.") String id,

            @Schema(description = "The readable part of the page's address.")
            String slug,

            @Schema(description = "Plain text.") String title,

            @Schema(description = "Canonical address of the article's page.")
            String url) {

        static Article of(QueuedComment queued, Site site) {
            return new Article(
                    queued.comment().article().toString(),
                    queued.articleSlug(),
                    queued.articleTitle(),
                    site.absolute(site.articlePath(queued.articleSlug())));
        }
    }

    @Schema(name = "ModerationReason")
    record Reason(
            @Schema(description = "For programs.") String code,
            @Schema(description = "For moderators.") String sentence) {}

    @Schema(
            name = "TextTrick",
            description = "A part of `name` or `text` that is not what it looks like, in UTF-16 code units.")
    record Mark(
            @Schema(
                    description = "Where it stands.",
                    allowableValues = {"name", "text"})
            String field,

            @Schema(
                    description =
                            "What it does: mixes scripts, looks like another letter, is not seen, or piles up marks.",
                    allowableValues = {"mixed", "disguised", "invisible", "piled"})
            String kind,

            @Schema(description = "The first code unit.") int start,

            @Schema(description = "The code unit behind the last.")
            int end) {

        static Mark of(String field, Confusable confusable) {
            return new Mark(
                    field, confusable.kind().name().toLowerCase(Locale.ROOT), confusable.start(), confusable.end());
        }
    }

    @Schema(name = "ModerationPagePlace")
    record Page(
            @Nullable @Schema(description = "The cursor of the next page; null only at the true end.")
            String next,

            @Schema(description = "Whether there is a next page.")
            boolean hasMore) {}
}
