package dev.unspool.search;

import dev.unspool.search.Folding.Token;
import dev.unspool.search.SearchResults.Match;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds what may have been meant by a search that has few results or none: each of its words that no headline has, corrected to the most similar one
 * that a published headline has. Looks into memory only.
 */
@Component
final class Misspellings {

    /** With fewer results, a word may be misspelt. */
    private static final int FEW = 3;

    /** Words of a search that are looked at. */
    private static final int MOST_WORDS = 24;

    /** Corrected words: each costs a look at every word of the site, of a millisecond or two. */
    private static final int MOST_CORRECTED = 3;

    /** Letters of a word that may have one mistake, or two. Shorter ones are like too many. */
    private static final int ONE_MISTAKE = 4;

    private static final int TWO_MISTAKES = 7;
    private static final int LONGEST = 40;

    private final SuggestionsLifecycle headlines;

    Misspellings(SuggestionsLifecycle headlines) {
        this.headlines = headlines;
    }

    /** Returns the results, with what may have been meant if they are few. */
    SearchResults corrected(SearchRequest request, SearchResults results) {
        var isFew = results.match() == Match.CLOSEST || results.items().size() < FEW;
        if (!isFew || request.cursor() != null) {
            return results;
        }
        return headlines
                .current()
                .map(known -> results.meaning(corrected(request.text(), known)))
                .orElse(results);
    }

    /** Returns the text with its misspelt words corrected; null if none is, or the text would be too long for a search. */
    static @Nullable String corrected(String text, KnownHeadlines known) {
        var corrected = new StringBuilder();
        var at = 0;
        var count = 0;
        for (var token : Folding.tokens(text, MOST_WORDS)) {
            var word = count < MOST_CORRECTED && mayBeMisspelt(text, token) ? correct(token.word(), known) : null;
            if (word != null) {
                corrected.append(text, at, token.begin()).append(word);
                at = token.end();
                count++;
            }
        }
        corrected.append(text, at, text.length());
        return count == 0 || corrected.length() > SearchText.MAX_LENGTH ? null : corrected.toString();
    }

    private static @Nullable String correct(String word, KnownHeadlines known) {
        return known.knows(word) ? null : known.nearest(word, word.length() < TWO_MISTAKES ? 1 : 2);
    }

    /** Whether it is a word of letters alone, which is looked for. */
    private static boolean mayBeMisspelt(String text, Token token) {
        var word = token.word();
        var isExcluded = token.begin() > 0 && text.charAt(token.begin() - 1) == '-';
        return !isExcluded
                && word.length() >= ONE_MISTAKE
                && word.length() <= LONGEST
                && word.chars().allMatch(Character::isLetter);
    }
}
