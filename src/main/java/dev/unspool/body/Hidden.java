package dev.unspool.body;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a reader of the source does not see: it stays out of the article. Colours do not count, because what is white on white here
 * may stand on another ground there; nor does {@code aria-hidden}, which hides from screen readers only.
 */
final class Hidden {

    /** Words for screen readers, hidden from view by the style sheets of WordPress, Bootstrap and others. */
    private static final Set<String> CLASSES =
            Set.of("screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden", "katex-html");

    /** What Word writes for the comments, and the deletions, of editors. */
    private static final Set<String> WORD_CLASSES = Set.of(
            "msocommentreference",
            "msocommenttext",
            "msocommentsubject",
            "msocomanchor",
            "msocomtxt",
            "msocomoff",
            "msodel");

    /** Parts of a document of Word that are not its text. */
    private static final Pattern WORD_PARTS =
            Pattern.compile("comment-list|comment|header|footer|field-begin|field-separator|field-end");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** Links to the heading that they stand in, which sites show only beneath a mouse. */
    private static final Set<String> PERMALINKS = Set.of("¶", "#", "§", "🔗", "");

    private static final Pattern CLIP = Pattern.compile("rect\\((?:[01](?:px)?[, ]*+){4}\\)");
    private static final Pattern CLIP_PATH = Pattern.compile("inset\\((?:50|100)%.{0,40}");

    /** Pixels; what is moved farther is nowhere on a screen. */
    private static final double FAR = -900;

    /** Classes of an element that are read. */
    private static final int MOST_CLASSES = 20;

    private Hidden() {}

    static boolean is(Element element, Style style) {
        return isHiddenByAttribute(element)
                || isHiddenByClass(element)
                || isHiddenByStyle(element, style)
                || isPermalink(element)
                || isPictureOfFormula(element);
    }

    private static boolean isHiddenByStyle(Element element, Style style) {
        return !style.values().isEmpty()
                && (isHiddenByWord(style) || isNotDisplayed(element, style) || isCutOff(style));
    }

    private static boolean isHiddenByAttribute(Element element) {
        var isFound = element.attr("hidden").equalsIgnoreCase("until-found"); // such as closed details
        return (element.hasAttr("hidden") && !isFound)
                || (element.normalName().equals("dialog") && !element.hasAttr("open"))
                || (element.normalName().equals("note")
                        && element.attr("type").equals("npa")); // NITF: not for publication
    }

    private static boolean isHiddenByClass(Element element) {
        if (!element.hasAttr("class")) {
            return false;
        }
        for (var name : BLANKS.split(element.attr("class").strip(), MOST_CLASSES)) {
            var lower = name.toLowerCase(Locale.ROOT);
            var word = lower.startsWith("x_") ? lower.substring(2) : lower; // Outlook renames the classes of Word
            if (CLASSES.contains(lower) || WORD_CLASSES.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHiddenByWord(Style style) {
        return style.is("mso-hide", "all")
                || style.is("mso-list", "ignore")
                || style.is("mso-special-character", "comment")
                || WORD_PARTS.matcher(style.value("mso-element")).matches();
    }

    private static boolean isNotDisplayed(Element element, Style style) {
        return style.is("display", "none")
                || (Role.of(element.normalName()) == Role.PICTURE
                        && (style.is("width", "1px") || style.is("height", "1px")))
                || style.is("visibility", "hidden")
                || style.is("visibility", "collapse")
                || style.is("content-visibility", "hidden")
                || (style.number("font-size") == 0
                        && element.selectFirst("img, [style*=font-size] [style*=font-size]") == null)
                || (style.number("opacity") == 0 && element.selectFirst("img") == null);
    }

    private static boolean isCutOff(Style style) {
        var isTaken = style.is("position", "absolute") || style.is("position", "fixed");
        return style.number("text-indent") < FAR
                || (isTaken && (style.number("left") < FAR || style.number("top") < FAR || style.number("right") < FAR))
                || (isTaken && CLIP.matcher(style.value("clip")).matches())
                || (isTaken && CLIP_PATH.matcher(style.value("clip-path")).matches())
                || (style.has("overflow", "hidden") && (isNothing(style, "height") || isNothing(style, "width")));
    }

    /** Whether a box has no size. One with padding has: so frames keep their proportions. */
    private static boolean isNothing(Style style, String side) {
        return (style.number(side) == 0 || style.number("max-" + side) == 0)
                && style.values().keySet().stream().noneMatch(name -> name.startsWith("padding"));
    }

    private static boolean isPermalink(Element element) {
        return element.normalName().equals("a")
                && element.attr("href").startsWith("#")
                && (isHeading(element.parent()) || element.hasClass("headerlink"))
                && element.childNodeSize() < 2
                && PERMALINKS.contains(element.wholeText().strip());
    }

    private static boolean isHeading(@Nullable Element element) {
        return element != null && Headings.isHeading(element);
    }

    /** Whether the element draws a formula whose text stands beside it as MathML. */
    private static boolean isPictureOfFormula(Element element) {
        return element.attr("aria-hidden").equals("true")
                && (isFormula(element.nextElementSibling()) || isFormula(element.previousElementSibling()));
    }

    private static boolean isFormula(@Nullable Element element) {
        return element != null && (element.normalName().equals("math") || isMath(element.firstElementChild()));
    }

    private static boolean isMath(@Nullable Element element) {
        return element != null && element.normalName().equals("math");
    }
}
