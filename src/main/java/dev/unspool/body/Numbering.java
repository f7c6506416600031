package dev.unspool.body;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** How the items of a list are numbered: what the attributes of a list, or its style, say. */
final class Numbering {

    private static final Map<String, String> TYPES = Map.of(
            "lower-alpha", "a",
            "lower-latin", "a",
            "upper-alpha", "A",
            "upper-latin", "A",
            "lower-roman", "i",
            "upper-roman", "I");

    private static final Set<String> BULLETS = Set.of("disc", "circle", "square");
    private static final Set<String> NUMBERS = Set.of("decimal", "decimal-leading-zero");
    private static final Set<String> GIVEN = Set.of("a", "A", "i", "I");

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,6}");

    private Numbering() {}

    /** Creates the list that a reader of {@code source} sees: a style may number the items of a {@code ul}. */
    static Element list(Element source, Styles styles) {
        var style = style(source, styles);
        if (BULLETS.contains(style)) {
            return new Element("ul");
        }
        var isNumbered = source.normalName().equals("ol") || NUMBERS.contains(style) || TYPES.containsKey(style);
        if (!isNumbered) {
            return new Element("ul");
        }
        var list = new Element("ol");
        var type = TYPES.getOrDefault(style, source.attr("type").strip());
        if (GIVEN.contains(type)) {
            list.attr("type", type);
        }
        number(source, list, "start");
        if (source.hasAttr("reversed")) {
            list.attr("reversed", true);
        }
        return list;
    }

    /** Copies the number of an item. */
    static void number(Element source, Element clean, String name) {
        var text = source.attr(name).strip();
        if (NUMBER.matcher(text).matches()) {
            clean.attr(name, Integer.toString(Integer.parseInt(text)));
        }
    }

    /** Returns the list's style, or that of its first item, where Google's word processor writes it. */
    private static String style(Element list, Styles styles) {
        var own = styles.of(list).value("list-style-type");
        var item = list.firstElementChild();
        return own.isEmpty() && item != null && item.normalName().equals("li")
                ? styles.of(item).value("list-style-type")
                : own;
    }
}
