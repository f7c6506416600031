package dev.unspool.body;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What an element inherits of whether a reader sees its text. Unlike what {@link Hidden} tells, a part of it can take this back: a visible word
 * within invisible ones, or letters of a size within a box without.
 *
 * @param isInvisible whether neither text nor pictures are seen
 * @param isSizeless whether letters have no size
 * @param isUncoloured whether letters have no colour
 * @param isTransparent whether an element around has no opacity, which no part takes back; pictures fade in there, text does not count
 */
record Sight(boolean isInvisible, boolean isSizeless, boolean isUncoloured, boolean isTransparent) {

    static final Sight CLEAR = new Sight(false, false, false, false);

    /** Pixels; smaller letters cannot be read. */
    private static final double SMALLEST = 1;

    /** What is less opaque cannot be seen. */
    private static final double FAINTEST = 0.02;

    private static final Pattern NO_OPACITY = Pattern.compile("opacity\\( ?(?:0\\.?0{0,6}|\\.0{1,6})%? ?\\)");

    /** The size in the short form of a font: a length, and not a weight. */
    private static final Pattern SIZE_OF_FONT = Pattern.compile("0(?:\\.0{1,6})?|[0-9.]{1,9}(?:[a-z]{2,3}|%)");

    /** Words of the short form of a font that are looked at: the names of fonts follow its size. */
    private static final int WORDS_OF_FONT = 8;

    private static final Pattern RELATIVE =
            Pattern.compile("[-+0-9.]{1,12}(?:em|ex|ch|%)|larger|smaller|inherit|unset");
    private static final Pattern INHERITED = Pattern.compile("inherit|unset|currentcolor|revert.{0,10}");
    private static final Pattern NO_COLOUR = Pattern.compile(
            "transparent|#[0-9a-f]{3}0|#[0-9a-f]{6}00|(?:rgb|hsl)a?\\((?:(?:[^,)/]{1,20},){3}|[^,)/]{1,40}/) ?0?\\.?0{0,6}%? ?\\)");

    /** Returns what holds in an element of this style. */
    Sight in(Element element, Style style) {
        if (style.values().isEmpty()) {
            return this;
        }
        var fadesIn = element.normalName().equals("figure"); // with its caption, when its picture is loaded
        return new Sight(
                isInvisible(style),
                isSizeless(style),
                isUncoloured(style),
                isTransparent || (isTransparent(style) && !fadesIn));
    }

    boolean showsText() {
        return !isInvisible && !isSizeless && !isUncoloured && !isTransparent;
    }

    boolean showsPictures() {
        return !isInvisible;
    }

    /** Whether the style leaves nothing of an element's opacity. */
    static boolean isTransparent(Style style) {
        var opacity = style.number("opacity");
        return opacity < FAINTEST
                || (opacity < 100 * FAINTEST && style.value("opacity").endsWith("%"))
                || NO_OPACITY.matcher(style.value("filter")).lookingAt();
    }

    private boolean isInvisible(Style style) {
        return switch (style.value("visibility")) {
            case "hidden", "collapse" -> true;
            case "visible", "initial" -> false;
            default -> isInvisible;
        };
    }

    private boolean isSizeless(Style style) {
        var size = size(style);
        if (size.isEmpty()) {
            return isSizeless;
        }
        var isRelative = RELATIVE.matcher(size).matches();
        return (isRelative && isSizeless) || Style.pixelsOf(size) <= SMALLEST;
    }

    private static String size(Style style) {
        if (!style.value("font-size").isEmpty()) {
            return style.value("font-size");
        }
        return sizeOfFont(style.value("font"));
    }

    private static String sizeOfFont(String font) {
        for (var word : font.split(" ", WORDS_OF_FONT)) {
            var slash = word.indexOf('/'); // before the height of a line
            var size = slash < 0 ? word : word.substring(0, slash);
            if (SIZE_OF_FONT.matcher(size).matches()) {
                return size;
            }
        }
        return "";
    }

    private boolean isUncoloured(Style style) {
        var fill = style.value("-webkit-text-fill-color");
        var colour = fill.isEmpty() ? style.value("color") : fill;
        if (colour.isEmpty() || INHERITED.matcher(colour).matches()) {
            return isUncoloured;
        }
        return NO_COLOUR.matcher(colour).matches() && !isPaintedByGround(style);
    }

    /** Whether letters are cut out of the ground, as headings with a gradient are. */
    private static boolean isPaintedByGround(Style style) {
        return style.has("background-clip", "text") || style.has("-webkit-background-clip", "text");
    }
}
