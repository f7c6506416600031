package dev.unspool.body;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Makes tables usable on a small screen and by keyboard. */
final class Tables {

    /** Columns or rows; browsers allow no more columns. */
    private static final int MAX_SPAN = 1_000;

    private static final Set<String> SCOPES = Set.of("col", "row", "colgroup", "rowgroup");

    /** The class of the frame around a table. */
    static final String FRAME = "table";

    /** Classes of cells; those of numbers are mostly aligned on the right. */
    static final Set<String> ALIGNMENTS = Set.of("left", "center", "right");

    private static final Pattern ALIGNED = Pattern.compile(
            "(?:.{0,200}\\s)?(?:has-text-align-|ql-align-|text-|align-|align)?(left|center|right)(?:\\s.{0,200})?");

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,6}");

    private Tables() {}

    /** Wraps a table in a frame that scrolls, that the keyboard reaches (WCAG 2.1.1), and that has a name. */
    static void frame(Element table) {
        var caption = table.firstElementChild();
        var name = caption != null && caption.normalName().equals("caption") ? caption.text() : "Table";
        var frame = new Element("div")
                .attr("class", FRAME)
                .attr("role", "region")
                .attr("tabindex", "0")
                .attr("aria-label", name);
        table.replaceWith(frame);
        frame.appendChild(table);
    }

    /**
     * Copies what says where a cell belongs, and how its text is aligned.
     *
     * @param start how the text of the article is aligned anyway
     */
    static void copyCell(Element source, Element cell, Styles styles, String start) {
        span(source, cell, "colspan");
        span(source, cell, "rowspan");
        scope(source, cell);
        Stream.of(source, source.firstElementChild(), source.parent())
                .filter(Objects::nonNull)
                .map(element -> alignment(element, styles))
                .filter(alignment -> !alignment.isEmpty())
                .findFirst()
                .map(alignment -> alignment.equals("end") ? (start.equals("left") ? "right" : "left") : alignment)
                .filter(alignment -> ALIGNMENTS.contains(alignment) && !alignment.equals(start))
                .ifPresent(alignment -> cell.attr("class", alignment));
    }

    private static String alignment(Element element, Styles styles) {
        var style = styles.of(element).value("text-align");
        if (!style.isEmpty()) {
            return style;
        }
        var attribute = element.attr("align").strip().toLowerCase(Locale.ROOT);
        var inClass = ALIGNED.matcher(element.attr("class"));
        return attribute.isEmpty() && inClass.matches() ? inClass.group(1) : attribute;
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
}
