package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Author;
import dev.unspool.article.Image;
import dev.unspool.article.Language;
import dev.unspool.article.Retraction;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article in any state, as the newsroom sees it.
 *
 * @param version 0 for a draft
 * @param number null for a draft
 * @param slug null for a draft
 * @param bodyHtml null in lists
 * @param publishedAt of a draft: the date that it shall bear, null for that of its publication
 * @param retraction null unless it is retracted
 */
public record Dossier(
        ArticleId id,
        Status status,
        Edition edition,
        int version,
        @Nullable Long number,
        @Nullable String slug,
        String title,
        @Nullable String standfirst,
        @Nullable String bodyHtml,
        Section section,
        List<Tag> tags,
        @Nullable Author author,
        @Nullable Image image,
        Language language,
        @Nullable Instant publishedAt,
        Instant updatedAt,
        int readingMinutes,
        @Nullable Notice retraction) {

    public Dossier {
        tags = List.copyOf(tags);
    }

    /** What readers get in place of the article. */
    public record Notice(Retraction.Kind kind, String text) {}
}
