package dev.unspool.search;

import dev.unspool.search.Folding.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of an unfinished text.
 *
 * @param whole words that are typed to their end
 * @param prefix the word that may go on; empty if nothing was typed
 */
record TypedWords(List<String> whole, String prefix) {

    /** Words that are looked for; a headline is found by fewer. */
    private static final int MOST = 12;

    static TypedWords of(String text) {
        var words = new ArrayList<String>();
        Token before = null;
        for (var token : Folding.tokens(text, MOST)) {
            if (!token.word().isEmpty() && !isEndOf(before, token)) {
                words.add(token.word());
                before = token;
            }
        }
        return words.isEmpty()
                ? new TypedWords(List.of(), "")
                : new TypedWords(List.copyOf(words.subList(0, words.size() - 1)), words.get(words.size() - 1));
    }

    boolean isEmpty() {
        return prefix.isEmpty();
    }

    /** Whether {@code token} is the last character of a run, which the pair before it has already. */
    private static boolean isEndOf(@Nullable Token before, Token token) {
        return before != null && token.begin() < before.end();
    }
}
