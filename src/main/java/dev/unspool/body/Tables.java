package dev.unspool.body;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Tables that a reader can use on a small screen, and without one. */
final class Tables {

    /** Columns or rows; browsers take no more columns than this. */
    private static final int MAX_SPAN = 1_000;

    private static final Set<String> SCOPES = Set.of("col", "row", "colgroup", "rowgroup");

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,6}");

    private Tables() {}

    /** A wide table scrolls within a frame that the keyboard reaches (WCAG 2.1.1) and that has a name. */
    static void frame(Element table) {
        var caption = table.firstElementChild();
        var name = caption != null && caption.normalName().equals("caption") ? caption.text() : "Table";
        var frame = new Element("div")
                .attr("class", "table")
                .attr("role", "region")
                .attr("tabindex", "0")
                .attr("aria-label", name);
        table.replaceWith(frame);
        frame.appendChild(table);
    }

    /** What a cell or an item says of its place. */
    static void place(Element source, Element block) {
        switch (block.normalName()) {
            case "td", "th" -> {
                span(source, block, "colspan");
                span(source, block, "rowspan");
                scope(source, block);
            }
            case "ol" -> number(source, block, "start");
            case "li" -> number(source, block, "value");
            default -> {}
        }
    }

    private static void span(Element source, Element block, String name) {
        var text = source.attr(name).strip();
        if (NUMBER.matcher(text).matches() && Integer.parseInt(text) > 1 && Integer.parseInt(text) <= MAX_SPAN) {
            block.attr(name, Integer.toString(Integer.parseInt(text)));
        }
    }

    private static void scope(Element source, Element block) {
        var scope = source.attr("scope").strip().toLowerCase(Locale.ROOT);
        if (block.normalName().equals("th") && SCOPES.contains(scope)) {
            block.attr("scope", scope);
        }
    }

    private static void number(Element source, Element block, String name) {
        var text = source.attr(name).strip();
        if (NUMBER.matcher(text).matches()) {
            block.attr(name, Integer.toString(Integer.parseInt(text)));
        }
    }
}
