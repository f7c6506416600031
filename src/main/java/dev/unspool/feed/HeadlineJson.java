package dev.unspool.feed;

import dev.unspool.article.Author;
import dev.unspool.article.Headline;
import dev.unspool.article.Image;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article without its body in the API's JSON. For pages of headlines PostgreSQL writes the same JSON: {@code
 * V0033__hold_image_as_json.sql}.
 */
@Schema(name = "Headline")
public record HeadlineJson(
        @Schema(description = "Opaque; stays through every correction.")
        String id,

        @Schema(description = "Dense, from 1, in order of first publication: what `read` ranges count.")
        long number,

        @Schema(description = "The readable part of the page's address.")
        String slug,

        @Schema(description = "1, and one more with every correction.")
        int version,

        @Schema(description = "Plain text.") String title,

        @Schema(description = "A sentence or two beneath the headline, in plain text.") @Nullable
        String standfirst,

        @Schema(description = "Its subjects.") List<Tag> tags,
        @Schema(description = "The lead picture.") @Nullable Image image,
        @Schema(description = "BCP 47.") String language,
        @Schema(description = "`ltr` or `rtl`.") String dir,

        @Schema(description = "Never changes. `0001-01-01T00:00:00Z` where the date is not known: show none.")
        Instant publishedAt,

        @Schema(description = "When the version was made.") Instant updatedAt,

        @Schema(description = "Minutes that reading it takes.")
        int readingMinutes,

        @Schema(description = "Canonical address of the article's page.")
        String url,

        @Schema(description = "The part of the site where it stands.")
        Section section,

        @Schema(description = "The first of `authors`; null where none is known.") @Nullable
        Author author,

        @Schema(description = "In the order of the byline.") List<Author> authors) {

    public static HeadlineJson of(Headline headline, Site site) {
        return new HeadlineJson(
                headline.id().toString(),
                headline.number(),
                headline.slug(),
                headline.version(),
                headline.title(),
                headline.standfirst(),
                headline.tags(),
                headline.image(),
                headline.language().tag(),
                headline.language().direction(),
                headline.publishedAt(),
                headline.updatedAt(),
                headline.readingMinutes(),
                site.absolute(site.articlePath(headline.slug())),
                headline.section(),
                headline.author(),
                headline.authors());
    }
}
