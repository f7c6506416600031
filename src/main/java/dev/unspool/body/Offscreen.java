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
            Pattern.compile("translate(x|y|3d)?\\( ?([^,()]{1,20})(?:,([^,()]{1,20})(?:,[^,()]{1,20})?)?\\)");

    private static final Pattern BRACKETS = Pattern.compile("[(), ]+");

    private static final Pattern FORMULA = Pattern.compile("calc\\(|min\\(|max\\(|clamp\\(|var\\(|env\\(|matrix");

    private Offscreen() {}

    /** Whether the place of an element, or of its text, is away. */
    static boolean isPlaced(Element element, Style style) {
        return isPlaced(style) || isPulled(element, style) || (!Layout.isInline(element, style) && isIndented(style));
    }

    /** Whether a transform moves an element away from its place. */
    static boolean isTransformed(Element element, Style style) {
        return !Layout.isInline(element, style) && (isTranslated(style, "left") || isTranslated(style, "top"));
    }

    /** Whether the text is cut out of its box, past the end of its one line. */
    static boolean isPastItsLine(Element element, Style style) {
        var indent = style.pixels("text-indent");
        return !Layout.isInline(element, style)
                && isOneLine(style)
                && (indent >= WHOLE_LINE || style.percent("text-indent") >= 100)
                && !mayComeBack(style, "left", WHOLE_LINE);
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
        return isAway(style, "left", offset(style, "left", "right"), least, FARTHER)
                || isAway(style, "left", -offset(style, "right", "left"), FARTHER, FARTHER)
                || isAway(style, "top", offset(style, "top", "bottom"), least, Double.POSITIVE_INFINITY)
                || isAway(style, "top", -offset(style, "bottom", "top"), Double.POSITIVE_INFINITY, FARTHER);
    }

    /** Whether an element is more than {@code before} pixels to the left or above, or more than {@code past} to the right or below. */
    private static boolean isAway(Style style, String side, double distance, double before, double past) {
        return (distance < -before || distance > past) && !mayComeBack(style, side, distance);
    }

    /** Returns the offset of a side; NaN if it is not known, or if the opposite side has one, so that the box is wide. */
    private static double offset(Style style, String side, String opposite) {
        return isUnset(style, opposite) ? Style.pixelsOf(value(style, "inset", side, side)) : Double.NaN;
    }

    private static boolean isUnset(Style style, String side) {
        var value = value(style, "inset", side, side);
        return value.isEmpty() || value.equals("auto");
    }

    /** Whether a margin pulls the element away. Columns of old pages float, and are pulled across their neighbours. */
    private static boolean isPulled(Element element, Style style) {
        var isFloating = !style.value("float").isEmpty() && !style.is("float", "none");
        var left = side(style, "margin", "left");
        var top = side(style, "margin", "top");
        return !isFloating
                && ((!(side(style, "margin", "right") < -LITTLE)
                                && isAway(style, "left", left, FARTHER, Double.POSITIVE_INFINITY))
                        || (!Layout.isInline(element, style)
                                && isAway(style, "top", top, FARTHER, Double.POSITIVE_INFINITY)));
    }

    private static boolean isTranslated(Style style, String side) {
        return (isFar(translated(style.value("transform"), side)) || isFar(shifted(style, side)))
                && !mayComeBack(style, side, -FARTHER);
    }

    /** Returns how far a transform moves to a side, if it does nothing else; else all of its words. */
    private static String translated(String transform, String side) {
        var moved = MOVED.matcher(transform);
        if (!moved.matches()) {
            return BRACKETS.matcher(transform).replaceAll(" ");
        }
        var isVertical = "y".equals(moved.group(1));
        var isAside = side.equals("left");
        var part = isAside || isVertical ? moved.group(2) : moved.group(3);
        return part == null || isAside && isVertical || !isAside && "x".equals(moved.group(1)) ? "" : part.strip();
    }

    private static String shifted(Style style, String side) {
        var words = words(style.value("translate"));
        return side.equals("left") ? words[0] : words.length > 1 ? words[1] : "";
    }

    private static boolean isFar(String length) {
        return Style.pixelsOf(length) < -FARTHER;
    }

    /** Whether the first line begins far aside. To the right, only what cannot break stays with it. */
    private static boolean isIndented(Style style) {
        var indent = style.pixels("text-indent");
        return isAway(style, "left", indent, FAR, isOneLine(style) ? FARTHER : Double.POSITIVE_INFINITY);
    }

    private static boolean isOneLine(Style style) {
        return style.value("white-space").startsWith("nowrap")
                || style.is("white-space", "pre")
                || style.value("text-wrap").startsWith("nowrap")
                || style.is("text-wrap-mode", "nowrap");
    }

    /**
     * Whether the style has anything else that moves text back by more than a little, or by nobody knows how much.
     *
     * @param distance in pixels by which the text is away: negative to the left or above
     */
    private static boolean mayComeBack(Style style, String side, double distance) {
        var isAside = side.equals("left");
        var sides = isAside
                ? Stream.of("left", "right", "inline", "inline-start", "inline-end")
                : Stream.of("top", "bottom", "block", "block-start", "block-end");
        var isPadded = sides.map(each -> style.value("padding-" + each)).anyMatch(value -> mayMove(value, LITTLE))
                || mayMove(style.value("padding"), LITTLE);
        var farther = Math.max(FARTHER, Math.abs(distance));
        var isWide = mayMove(style.value(isAside ? "width" : "height"), farther)
                || mayMove(style.value(isAside ? "min-width" : "min-height"), farther);
        return isPadded || isWide || isMovedBack(style, side, -Math.signum(distance));
    }

    /** Whether anything moves the element in one direction: to the right or down if {@code sign} is positive. */
    private static boolean isMovedBack(Style style, String side, double sign) {
        var isPositioned = !style.value("position").isEmpty() && !style.is("position", "static");
        var opposite = side.equals("left") ? "right" : "bottom";
        return (isPositioned
                        && (mayMove(value(style, "inset", side, side), LITTLE, sign)
                                || mayMove(value(style, "inset", opposite, opposite), LITTLE, -sign)
                                || (!isUnset(style, opposite)
                                        && mayMove(
                                                value(style, "margin", "margin-" + opposite, opposite),
                                                LITTLE,
                                                -sign))))
                || mayMove(value(style, "margin", "margin-" + side, side), LITTLE, sign)
                || FORMULA.matcher(style.value("transform")).find()
                || mayMove(translated(style.value("transform"), side), LITTLE, sign)
                || mayMove(shifted(style, side), LITTLE, sign)
                || (side.equals("left") && mayMove(style.value("text-indent"), LITTLE, sign));
    }

    /** Whether some length of a value is more than {@code least} pixels, or nobody knows how many. */
    private static boolean mayMove(String value, double least) {
        return mayMove(value, least, 1) || mayMove(value, least, -1);
    }

    private static boolean mayMove(String value, double least, double sign) {
        return Stream.of(words(value)).anyMatch(word -> {
            var pixels = Style.pixelsOf(word) * sign;
            var percent = Style.percentOf(word) * PERCENT * sign;
            return pixels > least || percent > least || word.indexOf('(') >= 0;
        });
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
