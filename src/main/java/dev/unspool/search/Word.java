package dev.unspool.search;

import java.util.List;

/**
 * A word of a search as the index spells it.
 *
 * @param stems what the languages of the site make of it, beside itself
 * @param isCommon whether the site's language passes over it, such as “the”
 */
record Word(String text, List<String> stems, boolean isCommon) {

    /** Below this the beginning of a word is the beginning of far too many. */
    private static final int SHORTEST_PREFIX = 3;

    private static final int PAIR = 2;

    /** Whether it is of a script without spaces: a pair of characters, or one alone. */
    boolean isDense() {
        return Folding.isDense(text.codePointAt(0));
    }

    /** Whether it is the last character of a run, which the index has beside the pair that ends with it. */
    boolean isEndOf(Word before) {
        return isDense() && length() == 1 && before.isDense() && before.length() == PAIR && before.text.endsWith(text);
    }

    /** Returns a query for the word or one of its stems. */
    String query(boolean mayGoOn) {
        var query = new StringBuilder("(").append(quoted(text)).append(goesOn(mayGoOn) ? ":*" : "");
        stems.forEach(stem -> query.append(" | ").append(quoted(stem)));
        return query.append(')').toString();
    }

    /** Returns the word if others that begin with it match too; empty if not. */
    String prefix() {
        return goesOn(true) ? text : "";
    }

    String quoted() {
        return quoted(text);
    }

    static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** A single character of a script without spaces begins every pair with it. */
    private boolean goesOn(boolean mayGoOn) {
        return isDense() ? length() == 1 : mayGoOn && length() >= SHORTEST_PREFIX;
    }

    private int length() {
        return text.codePointCount(0, text.length());
    }
}
