package dev.unspool.body;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Tells whether a style places an element where no screen shows it. An element whose place is not known, or whose text something else in its
 * style may bring back, counts as seen.
 */
final class Offscreen {

    /** Pixels; what is placed farther to the left or above is nowhere on a screen. */
    private static final double FAR = 900;

    /** Pixels; columns of a page are drawn aside by less, and pages made from PDF place whole columns that far down. */
    private static final double FARTHER = 3_000;

    /** Pixels that a line has at least. */
    private static final double WHOLE_LINE = 800;

    /** Pixels; less does not bring text back that is {@link #FAR} away. */
    private static final double LITTLE = 100;

    /** Pixels that a percentage is taken to have if it might bring text back: a hundredth of a wide window. */
    private static final double PERCENT = 14;

    /** Words of a value that are read; four sides have four. */
    private static final int WORDS = 8;

    private static final Pattern MOVED =
            Pattern.compile("translate(?:x|y|3d)?\\( ?([^,()]{1,20})(?:,([^,()]{1,20})(?:,[^,()]{1,20})?)?\\)");

    private static final Pattern BRACKETS = Pattern.compile("[(), ]+");

    private static final Pattern FORMULA = Pattern.compile("calc\\(|min\\(|max\\(|clamp\\(|var\\(|env\\(|matrix");

    private Offscreen() {}

    static boolean is(Element element, Style style) {
        return isPlaced(style)
                || isPulled(element, style)
                || (!Layout.isInline(element, style) && (isTranslated(style) || isIndented(style)));
    }

    /** Whether the text is cut out of its box, past the end of its one line. */
    static boolean isPastItsLine(Element element, Style style) {
        var indent = style.pixels("text-indent");
        return !Layout.isInline(element, style)
                && isOneLine(style)
                && (indent >= WHOLE_LINE || style.percent("text-indent") >= 100)
                && !mayComeBack(style, "left");
    }

    private static boolean isPlaced(Style style) {
        var least = switch (style.value("position")) {
            case "absolute", "fixed" -> FAR;
            case "relative" -> FARTHER;
            default -> Double.POSITIVE_INFINITY; // sticky boxes stay where they are until the page is scrolled
        };
        if (Double.isInfinite(least)) {
            return false;
        }
        var isBeside = isUnset(style, "right") && (offset(style, "left") < -least || offset(style, "left") > FARTHER)
                || isUnset(style, "left") && Math.abs(offset(style, "right")) > FARTHER;
        var isAbove = isUnset(style, "bottom") && offset(style, "top") < -least
                || isUnset(style, "top") && offset(style, "bottom") < -FARTHER;
        return (isBeside && !mayComeBack(style, "left")) || (isAbove && !mayComeBack(style, "top"));
    }

    /** Whether a margin pulls the element away. Columns of old pages float, and are pulled across their neighbours. */
    private static boolean isPulled(Element element, Style style) {
        var isFloating = !style.value("float").isEmpty() && !style.is("float", "none");
        return !isFloating
                && ((side(style, "margin", "left") < -FARTHER
                                && !(side(style, "margin", "right") < -LITTLE)
                                && !mayComeBack(style, "left"))
                        || (side(style, "margin", "top") < -FARTHER
                                && !Layout.isInline(element, style)
                                && !mayComeBack(style, "top")));
    }

    private static boolean isTranslated(Style style) {
        var moved = MOVED.matcher(style.value("transform"));
        var isMoved = moved.matches() && (isFar(moved.group(1)) || (moved.group(2) != null && isFar(moved.group(2))));
        var isShifted = Stream.of(words(style.value("translate"))).anyMatch(Offscreen::isFar);
        return isMoved != isShifted && !mayComeBack(style, "left") && !mayComeBack(style, "top");
    }

    private static boolean isFar(String length) {
        return Style.pixelsOf(length.strip()) < -FARTHER;
    }

    /** Whether the first line begins far aside. To the right, only what cannot break stays with it. */
    private static boolean isIndented(Style style) {
        var indent = style.pixels("text-indent");
        return (indent < -FAR || (indent > FARTHER && isOneLine(style))) && !mayComeBack(style, "left");
    }

    private static boolean isOneLine(Style style) {
        return style.value("white-space").startsWith("nowrap")
                || style.is("white-space", "pre")
                || style.value("text-wrap").startsWith("nowrap")
                || style.is("text-wrap-mode", "nowrap");
    }

    /** Whether the style has anything else that moves text by more than a little, or by nobody knows how much. */
    private static boolean mayComeBack(Style style, String side) {
        var isAside = side.equals("left");
        var sides = isAside
                ? Stream.of("left", "right", "inline", "inline-start", "inline-end")
                : Stream.of("top", "bottom", "block", "block-start", "block-end");
        var isPadded = sides.map(each -> style.value("padding-" + each)).anyMatch(value -> mayMove(value, LITTLE))
                || mayMove(style.value("padding"), LITTLE);
        var isWide = mayMove(style.value(isAside ? "width" : "height"), FARTHER)
                || mayMove(style.value(isAside ? "min-width" : "min-height"), FARTHER);
        return isPadded || isWide || isMovedInTwoWays(style, side);
    }

    /** Whether more than one of these moves the element: each alone may be why it is away, and a second one brings it back. */
    private static boolean isMovedInTwoWays(Style style, String side) {
        var isPositioned = !style.value("position").isEmpty() && !style.is("position", "static");
        var opposite = side.equals("left") ? "right" : "bottom";
        var ways = Stream.of(
                isPositioned
                        && (mayBe(offset(style, side), style, side) || mayBe(offset(style, opposite), style, opposite)),
                mayMove(style.value("margin-" + side), LITTLE)
                        || mayMove(style.value("margin-" + opposite), LITTLE)
                        || mayMove(style.value("margin"), LITTLE),
                mayTransform(style.value("transform")),
                mayMove(style.value("translate"), LITTLE),
                side.equals("left") && mayMove(style.value("text-indent"), LITTLE));
        return ways.filter(isMoving -> isMoving).count() > 1;
    }

    private static boolean mayBe(double offset, Style style, String side) {
        return Math.abs(offset) > LITTLE || mayMove(style.value(side), LITTLE);
    }

    private static boolean mayTransform(String transform) {
        return FORMULA.matcher(transform).find()
                || mayMove(BRACKETS.matcher(transform).replaceAll(" "), LITTLE);
    }

    /** Whether some length of a value is more than {@code least} pixels, or nobody knows how many. */
    private static boolean mayMove(String value, double least) {
        return Stream.of(words(value)).anyMatch(word -> {
            var pixels = Style.pixelsOf(word);
            var percent = Style.percentOf(word) * PERCENT;
            return Math.abs(pixels) > least || Math.abs(percent) > least || word.indexOf('(') >= 0;
        });
    }

    private static boolean isUnset(Style style, String side) {
        var value = value(style, "inset", side, side);
        return value.isEmpty() || value.equals("auto");
    }

    private static double offset(Style style, String side) {
        return Style.pixelsOf(value(style, "inset", side, side));
    }

    private static double side(Style style, String shorthand, String side) {
        return Style.pixelsOf(value(style, shorthand, shorthand + '-' + side, side));
    }

    /** Returns the value of one side, else the part of the short form that is for this side. */
    private static String value(Style style, String shorthand, String property, String side) {
        return style.value(property).isEmpty() ? part(words(style.value(shorthand)), side) : style.value(property);
    }

    /** Returns the part for a side of one to four values, which are for top, right, bottom and left. */
    static String part(String[] parts, String side) {
        var place = switch (side) {
            case "top" -> 0;
            case "right" -> 1;
            case "bottom" -> 2;
            default -> 3;
        };
        var last = place == 3 && parts.length == 3 ? 1 : place % Math.min(2, parts.length);
        return place < parts.length ? parts[place] : parts[last];
    }

    static String[] words(String value) {
        return value.split(" ", WORDS);
    }
}
