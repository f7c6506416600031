package dev.unspool.body;

import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An open block of the clean body, and what may stand in it. */
final class Block {

    /** What may stand directly in a block. */
    enum Content {
        /** Blocks; text becomes a paragraph. */
        BLOCKS,
        /** Blocks and bare text. */
        MIXED,
        /** Text alone. */
        TEXT,
        /** Only the parts that belong to it; text finds its way into the one named by {@link #INNER_PART}. */
        PARTS
    }

    private static final Set<String> TEXT =
            Set.of("h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "dt", "pre");
    private static final Set<String> MIXED = Set.of("li", "dd", "td", "th", "figure");

    private static final Map<String, String> INNER_PART = Map.of(
            "ul", "li", "ol", "li", "dl", "dd", "table", "tbody", "thead", "tr", "tbody", "tr", "tfoot", "tr", "tr",
            "td");

    private static final Map<String, Set<String>> PART_OF = Map.of(
            "li", Set.of("ul", "ol"),
            "dt", Set.of("dl"),
            "dd", Set.of("dl"),
            "figcaption", Set.of("figure"),
            "caption", Set.of("table"),
            "thead", Set.of("table"),
            "tbody", Set.of("table"),
            "tfoot", Set.of("table"),
            "tr", Set.of("thead", "tbody", "tfoot"));

    private static final Set<String> CELLS = Set.of("td", "th");

    /** Keep the shape of their table even when they are empty. */
    private static final Set<String> SHAPE = Set.of("tr", "thead", "tbody", "tfoot");

    final Element element;
    final Content content;

    /** Whether it was not asked for, but text needed it. */
    final boolean implied;

    boolean ink;

    /** Whether a {@code figcaption} was kept in it. To look for one among the children each time would be quadratic. */
    boolean hasCaption;

    Block(Element element, boolean implied) {
        this.element = element;
        this.content = content(element.normalName());
        this.implied = implied;
    }

    String name() {
        return element.normalName();
    }

    /** The part that text in this block goes into; null where it may stand here. */
    @Nullable
    String innerPart() {
        return INNER_PART.get(name());
    }

    boolean takes(String part) {
        if (CELLS.contains(part)) {
            return name().equals("tr");
        }
        var owners = PART_OF.get(part);
        return owners == null
                ? content == Content.BLOCKS || content == Content.MIXED
                : owners.contains(name()) && isFree(part);
    }

    /** Whether anything of it is worth keeping, now that it is closed. */
    boolean isKept() {
        return ink || CELLS.contains(name()) || (SHAPE.contains(name()) && element.childNodeSize() > 0);
    }

    /** A paragraph that stands alone in an item or a cell says no more than its text. */
    void unwrapOnlyParagraph() {
        if (content == Content.MIXED && element.childNodeSize() == 1 && element.childNode(0) instanceof Element only) {
            if (only.normalName().equals("p") && only.attributes().isEmpty()) {
                only.unwrap();
            }
        }
    }

    private boolean isFree(String part) {
        return switch (part) {
            case "caption" -> element.childNodeSize() == 0;
            case "figcaption" -> !hasCaption;
            default -> true;
        };
    }

    private static Content content(String name) {
        if (TEXT.contains(name)) {
            return Content.TEXT;
        }
        if (INNER_PART.containsKey(name)) {
            return Content.PARTS;
        }
        return MIXED.contains(name) ? Content.MIXED : Content.BLOCKS;
    }
}
