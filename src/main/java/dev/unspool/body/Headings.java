package dev.unspool.body;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The order of a body's headings: its title stands above it as the page's only {@code h1}. */
final class Headings {

    private static final String ALL = "h1,h2,h3,h4,h5,h6";

    /** News needs no deeper one, and readers lose count. */
    private static final int DEEPEST = 4;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private Headings() {}

    /** Takes away headings at the start that only say the title once more; punctuation and case do not count. */
    static void dropTitle(Element body, String title) {
        var first = body.firstElementChild();
        while (first != null && first.is(ALL) && letters(first.text()).equals(letters(title))) {
            first.remove();
            first = body.firstElementChild();
        }
    }

    /** From {@code h2} down to {@code h4}, none skipped: a heading is one deeper than the nearest before it that was above it. */
    static void level(Element body) {
        var above = new ArrayDeque<Integer>();
        for (var heading : body.select(ALL)) {
            var level = heading.normalName().charAt(1) - '0';
            while (!above.isEmpty() && above.element() >= level) {
                above.pop();
            }
            above.push(level);
            heading.tagName("h" + Math.min(above.size() + 1, DEEPEST));
        }
    }

    private static String letters(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NO_LETTERS.matcher(plain).replaceAll("");
    }
}
