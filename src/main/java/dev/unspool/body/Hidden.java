package dev.unspool.body;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a reader of the source does not see, with everything in it: it stays out of the article. Colours do not count, because what is
 * white on white here may stand on another ground there; nor does {@code aria-hidden}, which hides from screen readers only. {@link Sight}
 * tells what hides text that a part of it can take back.
 */
final class Hidden {

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

    /** Words of style sheets for what is hidden, unless another class shows it on a wide screen. */
    private static final Set<String> UNLESS_SHOWN = Set.of("hidden", "d-none", "is-hidden", "u-hidden");

    private static final Pattern SHOWN = Pattern.compile(
            "(?:d-(?:sm|md|lg|xl|xxl)|(?:sm|md|lg|xl|2xl):)-?(?:block|inline|flex|grid|table|contents).{0,20}");

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
    private static final Pattern CLIP_PATH =
            Pattern.compile("inset\\((?:[5-9]\\d|\\d{3,4})(?:\\.\\d{1,6})?%.{0,40}|circle\\(0(?:px|%)?[ )].{0,40}");

    private static final Pattern SCALED_AWAY = Pattern.compile("scale(?:x|y|3d)?\\( ?0(?:\\.0{1,6})?(?: ?[,)].{0,40})");
    private static final Pattern MOVED = Pattern.compile("translate(?:x|y|3d)?\\(([^,)]{1,20})(?:,([^,)]{1,20}))?");

    /** Pixels; what is moved farther is nowhere on a screen. */
    private static final double FAR = -900;

    /** Pixels to the right; pages made from PDF place whole columns that far down, but none so far aside. */
    private static final double FARTHER = 3_000;

    /** Pixels that {@link Style} takes a line to have. */
    private static final double WHOLE_LINE = 800;

    /** Pixels of a side of a box or a picture that shows nothing. */
    private static final double PIXEL = 1;

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
        return element.hasAttr("hidden") // whatever its value, "false" and "until-found" too
                || element.hasAttr("popover")
                || (Formula.isDrawing(element) && isHiddenInDrawing(element))
                || (element.normalName().equals("dialog") && !element.hasAttr("open"))
                || (element.normalName().equals("note")
                        && element.attr("type").equals("npa")); // NITF: not for publication
    }

    private static boolean isHiddenInDrawing(Element element) {
        return element.attr("display").strip().equals("none")
                || element.attr("visibility").strip().equals("hidden")
                || element.attr("opacity").strip().equals("0");
    }

    private static boolean isHiddenByClass(Element element) {
        if (!element.hasAttr("class")) {
            return false;
        }
        var isUnlessShown = false;
        var isShown = false;
        for (var name : BLANKS.split(element.attr("class").strip(), MOST_CLASSES)) {
            var lower = name.toLowerCase(Locale.ROOT);
            var word = lower.startsWith("x_") ? lower.substring(2) : lower; // Outlook renames the classes of Word
            if (CLASSES.contains(lower) || WORD_CLASSES.contains(word)) {
                return true;
            }
            isUnlessShown |= UNLESS_SHOWN.contains(lower);
            isShown |= SHOWN.matcher(lower).matches();
        }
        return isUnlessShown && !isShown;
    }

    private static boolean isHiddenByWord(Style style) {
        return style.is("mso-hide", "all")
                || style.is("mso-list", "ignore")
                || style.is("mso-special-character", "comment")
                || WORD_PARTS.matcher(style.value("mso-element")).matches();
    }

    private static boolean isNotDisplayed(Element element, Style style) {
        return style.is("display", "none")
                || (Role.of(element.normalName()) == Role.PICTURE && isPixel(style))
                || style.is("content-visibility", "hidden")
                || (Sight.isTransparent(style) && !mayFadeIn(element))
                || SCALED_AWAY.matcher(style.value("transform")).find()
                || SCALED_AWAY.matcher("scale(" + style.value("scale") + ")").matches();
    }

    /** Whether a picture of such a size only counts readers. */
    private static boolean isPixel(Style style) {
        return isPixel(style, "width") || isPixel(style, "height");
    }

    private static boolean isPixel(Style style, String side) {
        return (style.pixels(side) <= PIXEL && !(style.pixels("min-" + side) > PIXEL))
                || style.pixels("max-" + side) <= PIXEL;
    }

    /** Whether pictures stand in what is transparent: sites fade them in when they are loaded. */
    private static boolean mayFadeIn(Element element) {
        return Role.of(element.normalName()) == Role.PICTURE || element.selectFirst("img, amp-img") != null;
    }

    private static boolean isCutOff(Style style) {
        var isTaken = style.is("position", "absolute") || style.is("position", "fixed");
        return Math.abs(style.pixels("text-indent")) > -FAR
                || (style.pixels("text-indent") >= WHOLE_LINE && isCut(style))
                || isFarAway(style)
                || (isTaken && CLIP.matcher(style.value("clip")).matches())
                || CLIP_PATH.matcher(style.value("clip-path")).matches()
                || ((isNothing(style, "height") || isNothing(style, "width")) && isCut(style));
    }

    private static boolean isFarAway(Style style) {
        var isMoved = !style.value("position").isEmpty() && !style.is("position", "static");
        var isBeside = style.pixels("left") < FAR
                || style.pixels("top") < FAR
                || style.pixels("right") < FAR
                || style.pixels("bottom") < FAR
                || style.pixels("inset") < FAR
                || style.pixels("left") > FARTHER
                || style.pixels("right") > FARTHER;
        return (isMoved && isBeside)
                || style.pixels("margin-left") < FAR
                || style.pixels("margin-top") < FAR
                || isFarAway(style.value("transform"));
    }

    private static boolean isFarAway(String transform) {
        var moved = MOVED.matcher(transform);
        return moved.find()
                && (Style.pixelsOf(moved.group(1).strip()) < FAR
                        || (moved.group(2) != null
                                && Style.pixelsOf(moved.group(2).strip()) < FAR));
    }

    private static boolean isCut(Style style) {
        return (style.value("overflow") + style.value("overflow-x") + style.value("overflow-y"))
                .matches(".{0,20}(?:hidden|clip).{0,20}");
    }

    /** Whether a box has no size. One with padding has: so frames keep their proportions. */
    private static boolean isNothing(Style style, String side) {
        return isPixel(style, side) && style.values().keySet().stream().noneMatch(name -> name.startsWith("padding"));
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
