package dev.unspool.body;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Tells whether an element is brought into sight later: by a script when a reader comes to it, or by a transition when a reader opens it. */
final class Entrance {

    /** Attributes by which scripts know what to bring in. */
    private static final List<String> ATTRIBUTES =
            List.of("data-aos", "data-w-id", "data-sal", "data-sr-id", "data-animate", "data-animation");

    private static final List<String> CLASSES = List.of("wow", "animated", "animate__animated", "elementor-invisible");

    private static final List<String> PREFIXES = List.of("", "-webkit-");

    /** A time, with its number; bounded, so that a long one takes no time to read. */
    private static final Pattern TIME = Pattern.compile("(?:^|[ ,])\\+?(\\d{0,9}(?:\\.\\d{0,9})?)m?s(?=$|[ ,])");

    private static final Pattern ZERO = Pattern.compile("[0.]*");

    /** What nobody knows, or an animation that stays as it ends, however short. */
    private static final Pattern SET_ANYWAY =
            Pattern.compile("(?:var|calc|env)\\(|(?<![\\w-])(?:forwards|both)(?![\\w-])");

    private Entrance() {}

    static boolean isAwaited(Element element, Style style) {
        return isMarked(element) || isMoving(style);
    }

    /** Whether the element changes over some time. */
    static boolean isMoving(Style style) {
        return PREFIXES.stream()
                .anyMatch(prefix -> isMoving(style, prefix + "transition", "-property")
                        || isMoving(style, prefix + "animation", "-name"));
    }

    private static boolean isMoving(Style style, String property, String what) {
        return !style.value(property).startsWith("none")
                && !style.is(property + what, "none")
                && (isSet(style.value(property))
                        || isSet(style.value(property + "-duration"))
                        || isSet(style.value(property + "-delay")));
    }

    /** Whether a script is to bring the element in, as its attributes say. */
    static boolean isMarked(Element element) {
        return ATTRIBUTES.stream().anyMatch(element::hasAttr)
                || CLASSES.stream().anyMatch(element::hasClass);
    }

    private static boolean isSet(String value) {
        return SET_ANYWAY.matcher(value).find()
                || TIME.matcher(value)
                        .results()
                        .anyMatch(time -> !ZERO.matcher(time.group(1)).matches());
    }
}
