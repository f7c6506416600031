package dev.unspool.body;

import java.util.List;
import org.jsoup.nodes.Element;

/** Tells whether an element is brought into sight later: by a script when a reader comes to it, or by a transition when a reader opens it. */
final class Entrance {

    /** Attributes by which scripts know what to bring in. */
    private static final List<String> ATTRIBUTES =
            List.of("data-aos", "data-w-id", "data-sal", "data-sr-id", "data-animate", "data-animation");

    private static final List<String> CLASSES = List.of("wow", "animated", "animate__animated", "elementor-invisible");

    private static final List<String> PROPERTIES = List.of(
            "transition",
            "transition-property",
            "animation",
            "animation-name",
            "-webkit-transition",
            "-webkit-animation");

    private Entrance() {}

    static boolean isAwaited(Element element, Style style) {
        return isMarked(element) || PROPERTIES.stream().anyMatch(property -> isSet(style.value(property)));
    }

    /** Whether a script is to bring the element in, as its attributes say. */
    static boolean isMarked(Element element) {
        return ATTRIBUTES.stream().anyMatch(element::hasAttr)
                || CLASSES.stream().anyMatch(element::hasClass);
    }

    private static boolean isSet(String value) {
        return !value.isEmpty() && !value.startsWith("none");
    }
}
