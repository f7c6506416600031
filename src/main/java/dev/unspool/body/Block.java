package dev.unspool.body;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An open block of the clean body, with rules for what it may contain. */
final class Block {

    /** What a block may contain directly. */
    enum Content {
        /** Blocks; text is wrapped in a paragraph. */
        BLOCKS,
        /** Blocks and bare text. */
        MIXED,
        /** Text only. */
        TEXT,
        /** Only its own parts; text goes into the part named by {@link #INNER_PART}. */
        PARTS
    }

    private static final Set<String> TEXT =
            Set.of("h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "dt", "pre", "summary");
    private static final Set<String> MIXED = Set.of("li", "dd", "td", "th", "figure");

    private static final Map<String, String> INNER_PART = Map.of(
            "ul", "li", "ol", "li", "dl", "dd", "table", "tbody", "thead", "tr", "tbody", "tr", "tfoot", "tr", "tr",
            "td");

    private static final Map<String, Set<String>> PART_OF = Map.ofEntries(
            entry("li", Set.of("ul", "ol")),
            entry("dt", Set.of("dl")),
            entry("dd", Set.of("dl")),
            entry("figcaption", Set.of("figure")),
            entry("summary", Set.of("details")),
            entry("caption", Set.of("table")),
            entry("thead", Set.of("table")),
            entry("tbody", Set.of("table")),
            entry("tfoot", Set.of("table")),
            entry("tr", Set.of("thead", "tbody", "tfoot")));

    private static final Set<String> CELLS = Set.of("td", "th");

    /** Parts that are kept even when empty, to keep the shape of their table. */
    private static final Set<String> SHAPE = Set.of("tr", "thead", "tbody", "tfoot");

    final Element element;
    final Content content;

    /** Whether the block was not in the source, but opened because text needed it. */
    final boolean implied;

    boolean ink;

    /** Whether a {@code figcaption} was kept in it. Searching the children each time would take quadratic time. */
    boolean hasCaption;

    Block(Element element, boolean implied) {
        this.element = element;
        this.content = content(element.normalName());
        this.implied = implied;
    }

    String name() {
        return element.normalName();
    }

    /** Returns the part that text in this block goes into; null if text may stand here. */
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

    /** Whether the block, now closed, is worth keeping. */
    boolean isKept() {
        return ink || CELLS.contains(name()) || (SHAPE.contains(name()) && element.childNodeSize() > 0);
    }

    /** Whether its last content is bare text, with which another line would run together. */
    boolean endsWithText() {
        var last = element.lastChild();
        return last != null && !(last instanceof Element child && isBlock(child));
    }

    private static boolean isBlock(Element child) {
        return switch (Role.of(child.normalName())) {
            case BLOCK, PARAGRAPH, RULE -> true;
            default -> false;
        };
    }

    /** Unwraps a paragraph that is alone in an item or a cell, because it says no more than its text. */
    void unwrapOnlyParagraph() {
        if (content == Content.MIXED && element.childNodeSize() == 1 && element.childNode(0) instanceof Element only) {
            if (only.normalName().equals("p") && only.attributes().isEmpty()) {
                only.unwrap();
            }
        }
    }

    private boolean isFree(String part) {
        return switch (part) {
            case "caption", "summary" -> element.childNodeSize() == 0;
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
