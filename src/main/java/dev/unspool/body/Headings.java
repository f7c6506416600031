package dev.unspool.body;

import dev.unspool.article.Draft;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The order of a body's headings: its title stands above it as the page's only {@code h1}. */
final class Headings {

    private static final Set<String> NAMES = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final String ALL = String.join(",", NAMES);

    /** News needs no deeper one, and readers lose count. */
    private static final int DEEPEST = 4;

    /** Characters of a heading that may be the title. To normalize a long run of accents takes quadratic time. */
    private static final int LONGEST = 2 * Draft.MAX_TITLE;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private Headings() {}

    /** Takes away headings at the start that only say the title once more; punctuation and case do not count. */
    static void dropTitle(Element body, String title) {
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
    }

    /** From {@code h2} down to {@code h4}, none skipped: a heading is one deeper than the nearest before it that was above it. */
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
        return NAMES.contains(block.normalName())
                && block.text().length() <= LONGEST
                && letters(block.text()).equals(letters);
    }

    private static String letters(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NO_LETTERS.matcher(plain).replaceAll("");
    }
}
