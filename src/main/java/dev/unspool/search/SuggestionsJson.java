package dev.unspool.search;

import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Suggestions in the API's JSON. */
@Schema(name = "SearchSuggestions")
record SuggestionsJson(
        @Schema(description = "What was typed.") String query,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "What may be meant: at most three sections, tags and authors, then articles. Empty if nothing is, and"
                                                + " while the server cannot be sure that every article is still published."))
        List<Item> items) {

    static SuggestionsJson of(String query, List<Suggestion> suggestions, Site site) {
        return new SuggestionsJson(
                query,
                suggestions.stream()
                        .map(suggestion -> new Item(suggestion.code(), suggestion.text(), suggestion.url(site)))
                        .toList());
    }

    @Schema(name = "SearchSuggestion")
    record Item(
            @Schema(
                    description = "Of what the page is. Other values may come: treat them as `article`.",
                    allowableValues = {"article", "section", "tag", "author"})
            String kind,

            @Schema(description = "The headline or the name, in plain text.")
            String text,

            @Schema(description = "Canonical address of the page.")
            String url) {}
}
