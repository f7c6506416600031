package dev.unspool.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.unspool.feed.HeadlineJson;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A page of results in the API's JSON. */
@Schema(name = "SearchPage")
record SearchJson(
        @Schema(description = "What was looked for.") String query,

        @Schema(
                description =
                        "`all`: the results have all of `q`. `closest`: nothing has; they have most of the words, and are not continued.",
                allowableValues = {"all", "closest"})
        String match,

        @ArraySchema(arraySchema = @Schema(description = "The articles of the page."))
        List<Item> items,

        @Schema(
                description =
                        "Whether all articles were searched. If not, more of them may match: narrow the search by another word, a section or a time.")
        boolean isComplete,

        @Nullable
        @Schema(
                description =
                        "`q` with its misspelt words corrected, if there are few results and published headlines have words that are nearly the same:"
                                + " offer a search for it. Else null.")
        String didYouMean,

        @Schema(description = "Where the next page is.") Page page) {

    static SearchJson of(SearchResults results, Site site) {
        return new SearchJson(
                results.text(),
                results.match().name().toLowerCase(Locale.ROOT),
                results.items().stream().map(result -> Item.of(result, site)).toList(),
                results.isComplete(),
                results.didYouMean(),
                new Page(results.next(), results.next() != null));
    }

    @Schema(name = "SearchItem", description = "A headline, and why it was found.")
    record Item(
            @JsonUnwrapped HeadlineJson headline,

            @ArraySchema(
                    arraySchema =
                            @Schema(
                                    description =
                                            "The passage of the article that shows best why it was found. Join the texts; mark those that match. Empty if the"
                                                    + " article has no text."))
            List<Piece> passage) {

        private static Item of(SearchResults.Result result, Site site) {
            var pieces = result.passage().stream()
                    .map(fragment -> new Piece(fragment.text(), fragment.isMatch()))
                    .toList();
            return new Item(HeadlineJson.of(result.headline(), site), pieces);
        }
    }

    @Schema(name = "PassagePiece")
    record Piece(
            @Schema(description = "Plain text: escape it before it becomes HTML.")
            String text,

            @Schema(description = "Whether it is a word that was looked for.")
            boolean isMatch) {}

    @Schema(name = "SearchPageLinks")
    record Page(
            @Nullable @Schema(description = "The cursor of the next page; null only at the true end.")
            String next,

            @Schema(description = "Whether there is a next page.")
            boolean hasMore) {}
}
