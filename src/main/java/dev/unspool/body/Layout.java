package dev.unspool.body;

import java.util.Set;
import org.jsoup.nodes.Element;

/** Tells how an element takes its place on a page, as far as its name and its own style say. */
final class Layout {

    private static final Set<String> TABLE =
            Set.of("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "col", "colgroup");

    private Layout() {}

    /** Whether an element is part of a line, or has no box: then it has no size, indent or transform, whatever its style says. */
    static boolean isInline(Element element, Style style) {
        var display = style.value("display");
        if (display.equals("contents")) {
            return true;
        }
        var isTakenOut = style.is("position", "absolute") || style.is("position", "fixed");
        var isFloating = !style.value("float").isEmpty() && !style.is("float", "none");
        return !isTakenOut && !isFloating && (display.isEmpty() ? isInline(element) : display.equals("inline"));
    }

    /** Whether an element is a table or a part of one: it has the size that its text needs. */
    static boolean isInTable(Element element, Style style) {
        return TABLE.contains(element.normalName()) || style.has("display", "table");
    }

    /** Whether an element has the size that its neighbours leave. */
    static boolean isFlexible(Style style) {
        return style.values().keySet().stream().anyMatch(name -> name.startsWith("flex"))
                || style.values().containsKey("aspect-ratio");
    }

    private static boolean isInline(Element element) {
        var role = Role.of(element.normalName());
        return role == Role.INLINE || role == Role.TRANSPARENT;
    }
}
