package dev.unspool.body;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What the style of an element says about its text that an element of HTML says as well: weight, slant, strike, sub and sup. */
final class StyledText {

    /** CSS: the weight of {@code bold} is 700; 500 is only a little darker than text. */
    private static final double BOLD = 600;

    private static final Set<String> BOLD_ELEMENTS = Set.of("b", "strong");
    private static final Set<String> SLANTED_ELEMENTS = Set.of("i", "em", "cite", "var", "dfn");
    private static final Set<String> STRUCK_ELEMENTS = Set.of("s", "strike");
    /** Elements that are bold without a style, with everything in them. */
    private static final Set<String> BOLD_ANYWAY = Set.of("h1", "h2", "h3", "h4", "h5", "h6", "th", "dt", "summary");

    /** Elements that are looked at around a text. */
    private static final int NEAR = 6;

    private StyledText() {}

    /** Whether the style takes back what the element says, such as {@code <b style="font-weight: normal">}. */
    static boolean takesBack(Element element, Style style) {
        var name = element.normalName();
        return (BOLD_ELEMENTS.contains(name) && isLight(style))
                || (SLANTED_ELEMENTS.contains(name) && style.is("font-style", "normal"))
                || (STRUCK_ELEMENTS.contains(name) && decoration(style).startsWith("none"));
    }

    /** Opens and ends formats as the style says; they are closed with the element. */
    static void open(Element element, Style style, Role role, Formats formats) {
        if (style.values().isEmpty()) {
            return;
        }
        if (isBold(style)) {
            if (!isBoldAnyway(element)) {
                formats.openStyle("b");
            }
        } else if (isLight(style)) {
            formats.cancel("b");
        }
        if (style.has("font-style", "italic") || style.has("font-style", "oblique")) {
            formats.openStyle("i");
        } else if (style.is("font-style", "normal")) {
            formats.cancel("i");
        }
        if (decoration(style).contains("line-through")) {
            formats.openStyle("s");
        }
        if (role == Role.INLINE || role == Role.TRANSPARENT) {
            raise(element, style, formats);
        }
    }

    private static void raise(Element element, Style style, Formats formats) {
        var align = style.value("vertical-align");
        if (!element.normalName().equals(align.equals("super") ? "sup" : "sub")) {
            switch (align) {
                case "super" -> formats.openStyle("sup");
                case "sub" -> formats.openStyle("sub");
                default -> {}
            }
        }
    }

    private static boolean isBoldAnyway(Element element) {
        return Stream.<@Nullable Element>iterate(element, Objects::nonNull, Element::parent)
                .limit(NEAR)
                .anyMatch(around -> BOLD_ANYWAY.contains(around.normalName()));
    }

    private static String decoration(Style style) {
        return style.value("text-decoration") + style.value("text-decoration-line");
    }

    private static boolean isBold(Style style) {
        return style.has("font-weight", "bold") || style.number("font-weight") >= BOLD;
    }

    private static boolean isLight(Style style) {
        return style.is("font-weight", "normal")
                || style.is("font-weight", "lighter")
                || style.number("font-weight") < BOLD;
    }
}
