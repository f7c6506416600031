package dev.unspool.body;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a reader of the source does not see, with everything in it: it stays out of the article. Colours do not count, because what is
 * white on white here may stand on another ground there; nor does {@code aria-hidden}, which hides from screen readers only. {@link Sight}
 * tells what hides text that a part of it can take back.
 */
final class Hidden {

    /** Parts of a document of Word that are not its text. */
    private static final Pattern WORD_PARTS =
            Pattern.compile("comment-list|comment|header|footer|field-begin|field-separator|field-end");

    /** Links to the heading that they stand in, which sites show only beneath a mouse. */
    private static final Set<String> PERMALINKS = Set.of("¶", "#", "§", "🔗", "");

    private static final Pattern CLIP = Pattern.compile("rect\\((?:[01](?:px)?[, ]*+){4}\\)");
    private static final Pattern CIRCLE = Pattern.compile("circle\\( ?0(?:px|%)?(?: at [^()]{1,40})? ?\\)");
    private static final Pattern INSET = Pattern.compile("inset\\( ?([^()]{1,80})\\)(?: [a-z-]{1,20})?");

    private static final Pattern SCALED_AWAY = Pattern.compile("scale(?:x|y|3d)?\\( ?0(?:\\.0{1,6})?(?: ?[,)].{0,40})");

    private static final Pattern CUT = Pattern.compile(".{0,20}(?:hidden|clip).{0,20}");

    private static final Pattern NO_PADDING = Pattern.compile("0[a-z%]{0,4}(?: 0[a-z%]{0,4}){0,3}");

    /** Values of {@code display} that leave it to the browser. */
    private static final Set<String> DEFAULTS = Set.of("revert", "revert-layer");

    private static final Set<String> PICTURES = Set.of("img", "amp-img");

    /** Elements that are looked through for a picture. All around it look for it as well, so this bounds the time. */
    private static final int MOST_NODES = 500;

    /** Percent. */
    private static final double WHOLE = 100;

    /** Pixels of a side of a box or a picture that shows nothing. */
    private static final double PIXEL = 1;

    private Hidden() {}

    static boolean is(Element element, Style style) {
        return isHiddenByAttribute(element, style)
                || HidingClasses.hide(element)
                || isHiddenByStyle(element, style)
                || isPermalink(element)
                || isPictureOfFormula(element);
    }

    private static boolean isHiddenByStyle(Element element, Style style) {
        return !style.values().isEmpty()
                && (isHiddenByWord(style)
                        || isNotDisplayed(element, style)
                        || (!Entrance.isMoving(style) && Offscreen.isPlaced(element, style))
                        || (!Entrance.isAwaited(element, style) && isOutOfSight(element, style)));
    }

    private static boolean isHiddenByAttribute(Element element, Style style) {
        return (isMarkedHidden(element)
                        && !(isDisplayed(style) && style.important().contains("display")))
                || (isClosed(element) && !isDisplayed(style))
                || (Formula.isDrawing(element) && isHiddenInDrawing(element))
                || (element.normalName().equals("note")
                        && element.attr("type").equals("npa")); // NITF: not for publication
    }

    /** Whether the style says how the element is displayed, which counts more than its attributes. */
    private static boolean isDisplayed(Style style) {
        var display = style.value("display");
        return !display.isEmpty() && !display.equals("none") && !DEFAULTS.contains(display);
    }

    /**
     * Whether the element has the attribute {@code hidden}. Every value hides, "false" too, but the one of what readers find by a search in the page. The
     * style sheets that most sites begin with make this important.
     */
    private static boolean isMarkedHidden(Element element) {
        return element.hasAttr("hidden") && !element.attr("hidden").equalsIgnoreCase("until-found");
    }

    private static boolean isClosed(Element element) {
        return element.hasAttr("popover") || (element.normalName().equals("dialog") && !element.hasAttr("open"));
    }

    private static boolean isHiddenInDrawing(Element element) {
        return element.attr("display").strip().equals("none")
                || element.attr("visibility").strip().equals("hidden")
                || element.attr("opacity").strip().equals("0");
    }

    private static boolean isHiddenByWord(Style style) {
        return style.is("mso-hide", "all")
                || style.is("mso-list", "ignore")
                || style.is("mso-special-character", "comment")
                || WORD_PARTS.matcher(style.value("mso-element")).matches();
    }

    private static boolean isNotDisplayed(Element element, Style style) {
        return (style.is("display", "none") && !isShownByClass(element, style))
                || style.is("content-visibility", "hidden")
                || (Role.of(element.normalName()) == Role.PICTURE && isPixelOfPicture(style));
    }

    /** Whether a class shows what is not displayed. Only a rule that is important counts more than the element's own style, or than another such rule. */
    private static boolean isShownByClass(Element element, Style style) {
        if (!HidingClasses.show(element)) {
            return false;
        }
        var own = Style.parse(element.attr("style"));
        return own.is("display", "none")
                ? !own.important().contains("display") && HidingClasses.showImportantly(element)
                : !style.important().contains("display") || HidingClasses.showImportantly(element);
    }

    private static boolean isOutOfSight(Element element, Style style) {
        return (Sight.isTransparent(style) && !mayFadeIn(element))
                || (isScaledAway(style) && !Layout.isInline(element, style))
                || isClipped(style)
                || Offscreen.isTransformed(element, style)
                || (isCut(style) && (isWithoutSize(element, style) || Offscreen.isPastItsLine(element, style)));
    }

    private static boolean isScaledAway(Style style) {
        return SCALED_AWAY.matcher(style.value("transform")).find()
                || SCALED_AWAY.matcher("scale(" + style.value("scale") + ")").matches();
    }

    /** Whether a picture of such a size only counts readers. */
    private static boolean isPixelOfPicture(Style style) {
        return Stream.of("width", "height").anyMatch(side -> isPixel(style, side) || isBarePixel(style, side));
    }

    /** Whether a length has lost its unit: browsers skip it, and the picture has a pixel anyway. */
    private static boolean isBarePixel(Style style, String side) {
        return style.is(side, "1") && style.value("min-" + side).isEmpty();
    }

    /** Whether a side is a pixel long at most. The least length counts more than the others, whatever it is. */
    private static boolean isPixel(Style style, String side) {
        var isNoPart = side.equals("width") && style.percent(side) == 0; // of a height, browsers may make nothing
        return (isNoPart || isPixel(style.pixels(side)) || isPixel(style.pixels("max-" + side)))
                && (style.value("min-" + side).isEmpty() || isPixel(style.pixels("min-" + side)));
    }

    /** Browsers skip negative sizes. */
    private static boolean isPixel(double pixels) {
        return pixels >= 0 && pixels <= PIXEL;
    }

    /**
     * Whether pictures stand in what is transparent: sites fade them in when they are loaded. In more than {@link #MOST_NODES} there may be some; {@link
     * Sight} keeps all else out.
     */
    private static boolean mayFadeIn(Element element) {
        return Role.of(element.normalName()) == Role.PICTURE
                || element.stream().limit(MOST_NODES).anyMatch(each -> PICTURES.contains(each.normalName()))
                || element.stream().skip(MOST_NODES).findFirst().isPresent();
    }

    private static boolean isClipped(Style style) {
        var isTaken = style.is("position", "absolute") || style.is("position", "fixed");
        return (isTaken && CLIP.matcher(style.value("clip")).matches())
                || CIRCLE.matcher(style.value("clip-path")).matches()
                || isInset(style.value("clip-path"));
    }

    /** Whether what is cut off from two opposite sides is the whole. */
    private static boolean isInset(String clipPath) {
        var inset = INSET.matcher(clipPath);
        if (!inset.matches()) {
            return false;
        }
        var round = inset.group(1).indexOf(" round");
        var sides = Offscreen.words((round < 0 ? inset.group(1) : inset.group(1).substring(0, round)).strip());
        return cutOff(sides, "top") + cutOff(sides, "bottom") >= WHOLE
                || cutOff(sides, "left") + cutOff(sides, "right") >= WHOLE;
    }

    /** Returns how much is cut off, in percent; a length counts as nothing, since nobody knows of how much. */
    private static double cutOff(String[] sides, String side) {
        var percent = Style.percentOf(Offscreen.part(sides, side));
        return Double.isNaN(percent) ? 0 : percent;
    }

    private static boolean isCut(Style style) {
        return CUT.matcher(style.value("overflow") + style.value("overflow-x") + style.value("overflow-y"))
                .matches();
    }

    /** Whether a box has no size. Parts of tables grow with their text, and lines and flexible boxes have other sizes than they say. */
    private static boolean isWithoutSize(Element element, Style style) {
        return !Layout.isInline(element, style)
                && !Layout.isInTable(element, style)
                && !Layout.isFlexible(style)
                && (isNothing(style, "height") || isNothing(style, "width"));
    }

    /** Whether a box has no size. One with padding has: so frames keep their proportions. */
    private static boolean isNothing(Style style, String side) {
        return isPixel(style, side)
                && style.values().entrySet().stream()
                        .noneMatch(each -> each.getKey().startsWith("padding")
                                && !NO_PADDING.matcher(each.getValue()).matches());
    }

    /** Whether the element is the mark that links a heading to itself. A picture is more than a mark. */
    private static boolean isPermalink(Element element) {
        return element.normalName().equals("a")
                && element.attr("href").startsWith("#")
                && (isHeading(element.parent()) || element.hasClass("headerlink"))
                && element.childNodeSize() < 2
                && PERMALINKS.contains(element.wholeText().strip())
                && element.selectFirst("img") == null;
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
