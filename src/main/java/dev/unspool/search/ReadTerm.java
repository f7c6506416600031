package dev.unspool.search;

import dev.unspool.search.SearchText.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A term of a search with its words as the index spells them; a term of signs alone has none. */
record ReadTerm(Term term, List<Word> words) {

    /** Leaves out the last characters of runs, which only stand for themselves where nothing is before them. */
    static ReadTerm of(Term term, List<Word> read) {
        var words = new ArrayList<Word>();
        for (var word : read) {
            if (words.isEmpty() || !word.isEndOf(words.get(words.size() - 1))) {
                words.add(word);
            }
        }
        return new ReadTerm(term, List.copyOf(words));
    }

    /** Whether the articles must, or must not, have it. A common word that is not in quotes may be missing. */
    boolean isStrict() {
        return !words.isEmpty() && (term.isPhrase() || !words.stream().allMatch(Word::isCommon));
    }

    /** Returns a query for all its words, or for the phrase that they are. */
    String query() {
        if (term.isPhrase()) {
            return words.stream().map(Word::quoted).collect(Collectors.joining(" <-> ", "(", ")"));
        }
        var queries = new ArrayList<String>();
        for (var i = 0; i < words.size(); i++) {
            queries.add(words.get(i).query(term.isPrefix() && i == words.size() - 1));
        }
        return "(" + String.join(" & ", queries) + ")";
    }
}
