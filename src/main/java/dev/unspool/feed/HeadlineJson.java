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

/** An article without its body, as the API spells it. The database spells it too, for pages of them: {@code V0025__spell_headlines.sql}. */
@Schema(name = "Headline")
record HeadlineJson(
        @Schema(description = "Opaque; stays through every correction.")
        String id,

        @Schema(description = "Dense, from 1, in order of first publication: what `read` ranges count.")
        long number,

        String slug,

        @Schema(description = "1, and one more with every correction.")
        int version,

        String title,
        @Nullable String standfirst,
        List<Tag> tags,
        @Nullable Image image,
        @Schema(description = "BCP 47.") String language,
        @Schema(description = "`ltr` or `rtl`.") String dir,

        @Schema(description = "Never changes. `0001-01-01T00:00:00Z` where the date is not known: show none.")
        Instant publishedAt,

        Instant updatedAt,
        int readingMinutes,

        @Schema(description = "Canonical address of the article's page.")
        String url,

        Section section,
        @Nullable Author author) {

    static HeadlineJson of(Headline headline, Site site) {
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
                headline.author());
    }
}
