package dev.unspool.body;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * What an element inherits of whether a reader sees its text. Unlike what {@link Hidden} tells, a part of it can take this back: a visible word
 * within invisible ones, or letters of a size within a box without.
 *
 * @param isInvisible whether neither text nor pictures are seen
 * @param isSizeless whether letters have no size
 * @param isUncoloured whether letters have no colour of their own
 * @param isPainted whether the ground, an outline or a shadow shows the form of letters, even of those without a colour
 * @param isTransparent whether an element around has no opacity, which no part takes back; pictures fade in there, text does not count
 */
record Sight(boolean isInvisible, boolean isSizeless, boolean isUncoloured, boolean isPainted, boolean isTransparent) {

    static final Sight CLEAR = new Sight(false, false, false, false, false);

    /** Pixels; smaller letters cannot be read. */
    private static final double SMALLEST = 1;

    /** Pixels of one percent of the usual size of letters. */
    private static final double PERCENT = 0.16;

    /** What is less opaque cannot be seen. */
    private static final double FAINTEST = 0.02;

    private static final Pattern NO_OPACITY = Pattern.compile("opacity\\( ?(?:0\\.?0{0,6}|\\.0{1,6})%? ?\\)");

    /** The size in the short form of a font: a length, and not a weight. */
    private static final Pattern SIZE_OF_FONT = Pattern.compile("0(?:\\.0{1,6})?|[0-9.]{1,9}(?:[a-z]{2,3}|%)");

    /** Words of the short form of a font that are looked at: the names of fonts follow its size. */
    private static final int WORDS_OF_FONT = 8;

    private static final Pattern RELATIVE =
            Pattern.compile("[-+0-9.]{1,12}(?:em|ex|ch|cap|ic|lh|%)|larger|smaller|inherit|unset");
    private static final Pattern INHERITED = Pattern.compile("inherit|unset|currentcolor|revert.{0,10}");
    private static final Pattern NO_COLOUR = Pattern.compile(
            "transparent|#[0-9a-f]{3}0|#[0-9a-f]{6}00|(?:rgb|hsl)a?\\((?:(?:[^,)/]{1,20},){3}|[^,)/]{1,40}/) ?0?\\.?0{0,6}%? ?\\)");

    private static final Pattern CURRENT = Pattern.compile("(?<![\\w-])currentcolor(?![\\w-])");

    /** Values of the fill that stand for the colour. */
    private static final Set<String> OF_COLOUR = Set.of("currentcolor", "initial");

    private static final Pattern GROUND = Pattern.compile("(?:^|[ ,])text(?:$|[ ,])");

    /** Widths of outlines that are words. */
    private static final Pattern WIDE = Pattern.compile("(?<![\\w-])(?:thin|medium|thick)(?![\\w-])");

    private static final Pattern FORMULA = Pattern.compile("(?:calc|var|env|min|max|clamp)\\(");

    /** What shows nothing in a value with several parts. */
    private static final Pattern SHADE_OF_NOTHING = Pattern.compile(
            "(?<![\\w-])(?:transparent|#[0-9a-f]{3}0|#[0-9a-f]{6}00|(?:rgb|hsl)a?\\((?:(?:[^(,)/]{1,20},){3}|[^(,)/]{1,40}/) ?0?\\.?0{0,6}%? ?\\))(?![\\w-])");

    private static final Pattern LENGTHS =
            Pattern.compile("(?:[-+]?[0-9.]{1,12}[a-z]{0,4}[ ,]++|[-+]?[0-9.]{1,12}[a-z]{0,4}$|,\\s*+)*+");

    private static final Pattern NO_PAINT = Pattern.compile("none|initial|inherit|unset|revert.{0,10}|0(?:px)?");

    /** Returns what holds in an element of this style. */
    Sight in(Element element, Style style) {
        if (style.values().isEmpty()) {
            return this;
        }
        return new Sight(
                isInvisible(element, style),
                isSizeless(style),
                isUncoloured(style),
                isPainted || isPainted(style),
                isTransparent || (isTransparent(style) && !fadesIn(element, style)));
    }

    boolean showsText() {
        return !isInvisible && !isSizeless && (!isUncoloured || isPainted) && !isTransparent;
    }

    boolean showsPictures() {
        return !isInvisible;
    }

    /** Whether an embed is seen, which stands as a link with text in the clean body. */
    boolean showsEmbeds() {
        return !isInvisible && !isTransparent;
    }

    /** Whether the style leaves nothing of an element's opacity. */
    static boolean isTransparent(Style style) {
        var opacity = style.number("opacity");
        return opacity < FAINTEST
                || (opacity < 100 * FAINTEST && style.value("opacity").endsWith("%"))
                || NO_OPACITY.matcher(style.value("filter")).lookingAt();
    }

    /** Whether the element comes into sight later; a figure with its caption does, when its picture is loaded. */
    private static boolean fadesIn(Element element, Style style) {
        return element.normalName().equals("figure") || Entrance.isAwaited(element, style);
    }

    private boolean isInvisible(Element element, Style style) {
        return switch (style.value("visibility")) {
            case "hidden", "collapse" -> isInvisible || !Entrance.isMarked(element);
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
        return (isRelative && isSizeless)
                || isTooSmall(Style.pixelsOf(size))
                || isTooSmall(Style.percentOf(size) * PERCENT);
    }

    /** Browsers skip negative sizes. */
    private static boolean isTooSmall(double pixels) {
        return pixels >= 0 && pixels <= SMALLEST;
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
        var colour = fill.isEmpty() || OF_COLOUR.contains(fill) ? style.value("color") : fill;
        return colour.isEmpty() || INHERITED.matcher(colour).matches()
                ? isUncoloured
                : NO_COLOUR.matcher(colour).matches();
    }

    /** Whether letters are cut out of the ground, as headings with a gradient are, or have an outline or a shadow. */
    private static boolean isPainted(Style style) {
        return Stream.of("background-clip", "-webkit-background-clip", "background")
                        .anyMatch(name -> hasText(style.value(name)))
                || isStroke(style)
                || isShadow(style)
                || isSome(style.value("stroke"))
                || isSome(style.value("text-emphasis"));
    }

    /** Whether an outline has a colour and a width; it has no width unless its style says so. */
    private static boolean isStroke(Style style) {
        var value = style.value("-webkit-text-stroke") + ' ' + style.value("-webkit-text-stroke-width");
        var lengths = WIDE.matcher(value).replaceAll("1px").strip();
        var colour = style.value("-webkit-text-stroke-color");
        return Stream.of(Offscreen.words(lengths))
                        .anyMatch(word -> Style.pixelsOf(word) > 0
                                || FORMULA.matcher(word).lookingAt())
                && isColoured(style, colour.isEmpty() ? lengths : colour);
    }

    private static boolean isShadow(Style style) {
        return isColoured(style, style.value("text-shadow"));
    }

    /** Whether an outline or a shadow has a colour. One without has the colour of the letters. */
    private static boolean isColoured(Style style, String value) {
        return isSome(value)
                && !(NO_COLOUR.matcher(style.value("color")).matches()
                        && LENGTHS.matcher(CURRENT.matcher(value).replaceAll("").strip())
                                .matches());
    }

    private static boolean hasText(String value) {
        return GROUND.matcher(value).find();
    }

    /** Whether a value is set, and not all of its colours are transparent. */
    private static boolean isSome(String value) {
        var shades = SHADE_OF_NOTHING.matcher(value);
        return !value.isEmpty()
                && !NO_PAINT.matcher(value).matches()
                && !(shades.find()
                        && LENGTHS.matcher(shades.replaceAll("").strip()).matches());
    }
}
