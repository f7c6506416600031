package dev.unspool.feed;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.unspool.article.Article;
import dev.unspool.article.Correction;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A whole article in the API's JSON: the members of a headline and these. */
@Schema(name = "Article")
public record ArticleJson(
        @JsonUnwrapped HeadlineJson headline,

        @Schema(description = "Clean HTML, ready to stand in a page.")
        String bodyHtml,

        @Schema(description = "Newest first.") List<Correction> corrections,

        @Schema(description = "Links that share the article.")
        ShareLinks share) {

    public static ArticleJson of(Article article, Site site) {
        var headline = HeadlineJson.of(article.headline(), site);
        return new ArticleJson(
                headline, article.bodyHtml(), article.corrections(), ShareLinks.of(headline.url(), headline.title()));
    }
}
