package dev.unspool.body;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** The classes by which style sheets of other sites hide an element, and those by which they show it again on some screens. */
final class HidingClasses {

    /** Words for screen readers, hidden from view by the style sheets of WordPress, Bootstrap and others. */
    private static final Set<String> CLASSES = Set.of(
            "screen-reader-text",
            "screen-reader-only",
            "sr-only",
            "sr-only-focusable",
            "visually-hidden",
            "visually-hidden-focusable",
            "visuallyhidden",
            "u-visually-hidden",
            "a11y-hidden",
            "show-for-sr",
            "element-invisible",
            "element-hidden",
            "katex-html");

    /** Words of style sheets for what is hidden, unless another class shows it on some screens. */
    private static final Set<String> UNLESS_SHOWN = Set.of("hidden", "d-none", "is-hidden", "u-hidden");

    /** Conditions of Tailwind and its like that hold on some screens; {@code print}, {@code focus} and {@code hover} are none. */
    private static final String SCREEN =
            "(?:(?:(?:min|max)-)?(?:xs|sm|md|lg|xl|xxl|[2-9]xl|tablet|laptop|desktop|mobile|phone|wide|\\[[^\\]]{1,20}\\])"
                    + "|@[a-z0-9]{1,5}|landscape|portrait|dark|light|rtl|ltr|js|no-js|noscript)";

    private static final String DISPLAY =
            "!?(?:tw-)?(?:block|inline|flex|grid|table|contents|flow-root|list-item).{0,20}";

    /** Tailwind, Bootstrap 4 and 5, Bootstrap 3, Bulma, UIkit and Foundation. */
    private static final Pattern SHOWN = Pattern.compile("(?:tw-)?(?:" + SCREEN + ":){1,3}" + DISPLAY
            + "|d-(?:xs|sm|md|lg|xl|xxl)-(?:block|inline|flex|grid|table|contents).{0,20}"
            + "|visible-(?:xs|sm|md|lg)(?:-.{1,20})?"
            + "|is-(?:block|inline|flex|grid).{0,20}-(?:mobile|touch|tablet|desktop|widescreen|fullhd).{0,10}"
            + "|uk-visible@(?:s|m|l|xl)"
            + "|show-for-(?:small|medium|large|xlarge|xxlarge|landscape|portrait).{0,10}");

    /** Classes whose rules frameworks call important: of Bootstrap and Bulma. Tailwind marks its own. */
    private static final Pattern SHOWN_IMPORTANTLY = Pattern.compile("(?:d|visible|is)-.*");

    private static final Pattern SHOWN_TO_ALL = Pattern.compile("(?:" + SCREEN + ":){1,3}!?(?:tw-)?not-sr-only");

    /** What Word writes for the comments, and the deletions, of editors. */
    private static final Set<String> WORD_CLASSES = Set.of(
            "msocommentreference",
            "msocommenttext",
            "msocommentsubject",
            "msocomanchor",
            "msocomtxt",
            "msocomoff",
            "msodel");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** Classes of an element that are read. */
    private static final int MOST = 20;

    private HidingClasses() {}

    /** Whether the classes of an element hide it on every screen. */
    static boolean hide(Element element) {
        return element.hasAttr("class")
                && (has(element, HidingClasses::isOfWord)
                        || (has(element, CLASSES::contains) && !has(element, name -> matches(SHOWN_TO_ALL, name)))
                        || (has(element, UNLESS_SHOWN::contains) && !show(element)));
    }

    /** Whether a class of the element shows it on some screens, whatever hides it on others. */
    static boolean show(Element element) {
        return element.hasAttr("class") && has(element, name -> matches(SHOWN, name));
    }

    /** Whether a class does so by a rule that counts more than the element's own style. */
    static boolean showImportantly(Element element) {
        return has(element, name -> matches(SHOWN, name) && isImportant(name));
    }

    private static boolean isImportant(String name) {
        return matches(SHOWN_IMPORTANTLY, name) || name.indexOf('!') >= 0;
    }

    /** Outlook renames the classes of Word. */
    private static boolean isOfWord(String name) {
        return WORD_CLASSES.contains(name.startsWith("x_") ? name.substring(2) : name);
    }

    private static boolean has(Element element, Predicate<String> test) {
        return Stream.of(BLANKS.split(element.attr("class").strip(), MOST))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(test);
    }

    private static boolean matches(Pattern pattern, String name) {
        return pattern.matcher(name).matches();
    }
}
