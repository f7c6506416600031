package dev.unspool.body;

import dev.unspool.article.Draft;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Puts the headings of a body in order. The title stands above it as the page's only {@code h1}. */
final class Headings {

    private static final Set<String> NAMES = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final String ALL = String.join(",", NAMES);

    /** Deepest level: news needs no deeper one, and readers lose count. */
    private static final int DEEPEST = 4;

    /** Characters of a heading that may be the title. Normalising a long run of accents takes quadratic time. */
    private static final int LONGEST = 2 * Draft.MAX_TITLE;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private Headings() {}

    static boolean isHeading(Element element) {
        return NAMES.contains(element.normalName());
    }

    /** Removes headings at the start that only repeat the title, and says whether there were any; punctuation and case do not count. */
    static boolean dropTitle(Element body, String title) {
        var said = letters(title);
        var blocks = body.children();
        var from = 0;
        while (from < blocks.size() && isTitle(blocks.get(from), said)) {
            from++;
        }
        if (from > 0) {
            body.empty()
                    .appendChildren(List.copyOf(blocks.subList(from, blocks.size()))); // one by one would be quadratic
        }
        return from > 0;
    }

    /** Renumbers headings from {@code h2} to {@code h4} without gaps: each is one deeper than the nearest higher one before it. */
    static void level(Element body, CleaningLimit limit) {
        var above = new ArrayDeque<Integer>();
        for (var heading : body.select(ALL)) {
            limit.step();
            var level = heading.normalName().charAt(1) - '0';
            while (!above.isEmpty() && above.element() >= level) {
                above.pop();
            }
            above.push(level);
            heading.tagName("h" + Math.min(above.size() + 1, DEEPEST));
        }
    }

    private static boolean isTitle(Element block, String letters) {
        return isHeading(block)
                && block.text().length() <= LONGEST
                && letters(block.text()).equals(letters);
    }

    private static String letters(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NO_LETTERS.matcher(plain).replaceAll("");
    }
}
