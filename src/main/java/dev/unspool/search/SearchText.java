package dev.unspool.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes apart what a reader types into a search: words, {@code "phrases in quotes"}, and either of them with a hyphen in front, which must not occur.
 * Every text is a valid search: a quotation mark without its partner ends with the text, and signs between words mean nothing.
 */
final class SearchText {

    /** Characters of a search: as many as the longest headlines have. */
    static final int MAX_LENGTH = 400;

    /** Words and phrases that are looked for; those after them are passed over. */
    static final int MAX_TERMS = 24;

    private static final String QUOTES = "\"“”„«»「」『』";
    private static final String HYPHENS = "-−–";

    private final String text;
    private final List<Term> terms = new ArrayList<>();
    private int at;

    private SearchText(String text) {
        this.text = text;
    }

    /** A word or phrase. @param isPrefix whether the reader may not have typed all of the word */
    record Term(String text, boolean isPhrase, boolean isExcluded, boolean isPrefix) {}

    static List<Term> terms(String text) {
        return new SearchText(text).read();
    }

    private List<Term> read() {
        while (at < text.length() && terms.size() < MAX_TERMS) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                term();
            }
        }
        return List.copyOf(terms);
    }

    private void term() {
        var isExcluded = HYPHENS.indexOf(text.charAt(at)) >= 0
                && at + 1 < text.length()
                && !Character.isWhitespace(text.charAt(at + 1))
                && HYPHENS.indexOf(text.charAt(at + 1)) < 0;
        at += isExcluded ? 1 : 0;
        if (QUOTES.indexOf(text.charAt(at)) >= 0) {
            at++;
            add(upTo(true), true, isExcluded);
            at++;
        } else {
            add(upTo(false), false, isExcluded);
        }
    }

    private String upTo(boolean quote) {
        var begin = at;
        while (at < text.length() && !ends(text.charAt(at), quote)) {
            at++;
        }
        return text.substring(begin, at);
    }

    private static boolean ends(char character, boolean quote) {
        return QUOTES.indexOf(character) >= 0 || !quote && Character.isWhitespace(character);
    }

    private void add(String term, boolean isPhrase, boolean isExcluded) {
        if (!term.isBlank()) {
            terms.add(new Term(term, isPhrase, isExcluded, !isPhrase && !isExcluded && at == text.length()));
        }
    }
}
