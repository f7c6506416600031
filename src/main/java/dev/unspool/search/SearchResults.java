package dev.unspool.search;

import dev.unspool.article.Headline;
import dev.unspool.store.LogHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of results.
 *
 * @param text what was looked for
 * @param next the cursor of the next page; null at the true end
 * @param isComplete whether all articles that may match were searched; if not, the search should be narrowed
 * @param didYouMean what was looked for with its misspelt words corrected; null if none seems to be
 * @param log the head of the change log when the page was read
 */
public record SearchResults(
        String text,
        Match match,
        List<Result> items,
        @Nullable String next,
        boolean isComplete,
        @Nullable String didYouMean,
        LogHead log) {

    public SearchResults {
        items = List.copyOf(items);
    }

    /** How the results match what the reader typed. */
    public enum Match {
        /** They have all of it. */
        ALL,
        /** Nothing has; they have most of the words. One page, not continued. */
        CLOSEST
    }

    /** An article and the passage that shows best why it was found; an empty passage if the body has no text. */
    public record Result(Headline headline, List<Fragment> passage) {}

    /** A piece of a passage, in plain text. @param isMatch whether it is a word that was looked for */
    public record Fragment(String text, boolean isMatch) {}

    SearchResults incomplete() {
        return new SearchResults(text, match, items, next, false, didYouMean, log);
    }

    SearchResults closest() {
        return new SearchResults(text, Match.CLOSEST, items, null, isComplete, didYouMean, log);
    }

    SearchResults meaning(@Nullable String corrected) {
        return new SearchResults(text, match, items, next, isComplete, corrected, log);
    }
}
