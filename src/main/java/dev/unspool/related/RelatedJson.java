package dev.unspool.related;

import dev.unspool.article.Headline;
import dev.unspool.feed.HeadlineJson;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What else to read after an article, in the API's JSON. */
@Schema(name = "RelatedArticles")
record RelatedJson(
        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "Articles that share tags or words with it, closest first, at most ten. Empty if nothing does, and for a moment after"
                                                + " it was published."))
        List<HeadlineJson> items,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "Other articles of its section, newest first, at most ten: none of `items`."))
        List<HeadlineJson> moreFromSection) {

    static RelatedJson of(Related related, Site site) {
        return new RelatedJson(headlines(related.related(), site), headlines(related.moreFromSection(), site));
    }

    static List<HeadlineJson> headlines(List<Headline> headlines, Site site) {
        return headlines.stream()
                .map(headline -> HeadlineJson.of(headline, site))
                .toList();
    }
}
