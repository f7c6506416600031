package dev.unspool.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.unspool.article.Article;
import dev.unspool.article.Correction;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole article of a reading session in the API's JSON. Its body is missing if its element comes beside it, which contains the body. */
@Schema(name = "SessionArticle")
public record SessionArticleJson(
        @JsonUnwrapped HeadlineJson headline,

        @Schema(description = "Clean HTML, ready to stand in a page. Missing with `html=1`: `html` contains it.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String bodyHtml,

        @Schema(description = "Newest first.") List<Correction> corrections,

        @Schema(description = "Links that share the article.")
        ShareLinks share) {

    /** @param withBody whether the article's body is included */
    public static SessionArticleJson of(Article article, Site site, boolean withBody) {
        var headline = HeadlineJson.of(article.headline(), site);
        return new SessionArticleJson(
                headline,
                withBody ? article.bodyHtml() : null,
                article.corrections(),
                ShareLinks.of(headline.url(), headline.title()));
    }
}
