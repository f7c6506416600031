package dev.unspool.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.unspool.article.Article;
import dev.unspool.article.Author;
import dev.unspool.article.Correction;
import dev.unspool.article.Image;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import dev.unspool.difference.BlockDifference;
import dev.unspool.difference.BlockDifference.BlockChange;
import dev.unspool.store.CorrectedArticle.EarlierVersion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an article differs in from an earlier version, in the API's JSON. */
@Schema(name = "ArticleDifference")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ArticleDifferenceJson(
        @Schema(description = "The id of the article.") String id,

        @Schema(description = "The version that the changes lead to.")
        int version,

        @Schema(description = "The version that the changes start from.")
        int from,

        @Schema(description = "When the version was made.") Instant updatedAt,

        @Schema(description = "Minutes that reading it takes.")
        int readingMinutes,

        @Schema(
                description =
                        "The fields that differ, by their names in an article. Each has its new value here; one that is missing here is null now. `bodyHtml` has `blocks`.")
        List<String> changed,

        @Schema(description = "Plain text.") @Nullable String title,

        @Schema(description = "A sentence or two beneath the headline, in plain text.") @Nullable
        String standfirst,

        @Schema(description = "The lead picture.") @Nullable Image image,

        @Schema(description = "In the order of the byline.") @Nullable
        List<Author> authors,

        @Schema(description = "The part of the site where it stands.") @Nullable
        Section section,

        @Schema(description = "Its subjects.") @Nullable List<Tag> tags,
        @Schema(description = "BCP 47.") @Nullable String language,

        @Schema(description = "`ltr` or `rtl`; only with `language`.") @Nullable
        String dir,

        @Schema(description = "The readable part of the page's address.") @Nullable
        String slug,

        @Schema(description = "The corrections since `from`, newest first.")
        List<Correction> corrections,

        @Schema(
                description =
                        "Replacements in the body, from the last to the first. Positions count the child nodes of the element that holds `bodyHtml`, parsed.")
        List<Block> blocks) {

    @Schema(name = "BlockReplacement")
    record Block(
            @Schema(description = "Index of the first child node that goes, from 0.")
            int at,

            @Schema(description = "How many child nodes go.")
            int remove,

            @Schema(description = "Clean HTML that comes in their place; empty where nothing does.")
            String html) {

        static Block of(BlockChange change) {
            return new Block(change.at(), change.remove(), change.html());
        }
    }

    static ArticleDifferenceJson of(Article now, EarlierVersion earlier) {
        var headline = now.headline();
        var changed = earlier.changed();
        var from = earlier.article().headline().version();
        return new ArticleDifferenceJson(
                headline.id().toString(),
                headline.version(),
                from,
                headline.updatedAt(),
                headline.readingMinutes(),
                changed,
                changed.contains("title") ? headline.title() : null,
                changed.contains("standfirst") ? headline.standfirst() : null,
                changed.contains("image") ? headline.image() : null,
                changed.contains("authors") ? headline.authors() : null,
                changed.contains("section") ? headline.section() : null,
                changed.contains("tags") ? headline.tags() : null,
                changed.contains("language") ? headline.language().tag() : null,
                changed.contains("language") ? headline.language().direction() : null,
                changed.contains("slug") ? headline.slug() : null,
                now.corrections().stream()
                        .filter(correction -> correction.version() > from)
                        .toList(),
                BlockDifference.between(earlier.article().bodyHtml(), now.bodyHtml()).stream()
                        .map(Block::of)
                        .toList());
    }
}
