package dev.unspool.search;

import dev.unspool.search.Folding.Token;
import dev.unspool.search.SearchResults.Match;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Finds what may have been meant by a search that has few results or none: each of its words that no headline has, corrected to the most similar one
 * that a published headline has. Looks into memory only.
 */
@Component
final class Misspellings implements DisposableBean {

    /** With fewer results, a word may be misspelt. */
    private static final int FEW = 3;

    /** Words of a search that are looked at. */
    private static final int MOST_WORDS = 24;

    /** Words that are looked for: each costs a look at every word of the site, of a millisecond or two. */
    private static final int MOST_LOOKED_FOR = 3;

    /** Letters of a word that may have one mistake, or two. Shorter ones are like too many. */
    private static final int ONE_MISTAKE = 4;

    private static final int TWO_MISTAKES = 7;
    private static final int LONGEST = 40;

    /** Searches whose words may wait to be compared. Another one goes without. */
    private static final int QUEUE = 64;

    private final SuggestionsLifecycle headlines;

    /** Threads of its own: those of {@link Schedulers#parallel()} drive the timers. */
    private final Scheduler comparing = Schedulers.newBoundedElastic(1, QUEUE, "misspellings");

    Misspellings(SuggestionsLifecycle headlines) {
        this.headlines = headlines;
    }

    @Override
    public void destroy() {
        comparing.dispose();
    }

    /** Gives the results, with what may have been meant if they are few. Compares words on another thread: it would delay an event loop. */
    Mono<SearchResults> corrected(SearchRequest request, SearchResults results) {
        var isFew = results.match() == Match.CLOSEST || results.items().size() < FEW;
        if (!isFew || request.cursor() != null) {
            return Mono.just(results);
        }
        return Mono.fromCallable(() -> headlines
                        .current()
                        .map(known -> results.meaning(corrected(request.text(), known)))
                        .orElse(results))
                .subscribeOn(comparing)
                .onErrorReturn(RejectedExecutionException.class, results);
    }

    /** Returns the text with its misspelt words corrected; null if none is, or the text would be too long for a search. */
    static @Nullable String corrected(String text, KnownHeadlines known) {
        var corrected = new StringBuilder();
        var at = 0;
        for (var token : unknown(text, known)) {
            var word = token.word();
            var nearest = known.nearest(word, word.length() < TWO_MISTAKES ? 1 : 2);
            if (nearest != null) {
                corrected.append(text, at, token.begin()).append(nearest);
                at = token.end();
            }
        }
        corrected.append(text, at, text.length());
        return at == 0 || corrected.length() > SearchText.MAX_LENGTH ? null : corrected.toString();
    }

    /** Returns the first words that no headline has. */
    private static List<Token> unknown(String text, KnownHeadlines known) {
        return Folding.tokens(text, MOST_WORDS).stream()
                .filter(token -> mayBeMisspelt(text, token) && !known.knows(token.word()))
                .limit(MOST_LOOKED_FOR)
                .toList();
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
