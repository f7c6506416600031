package dev.unspool.body;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * An item of a list whose levels are not nested elements: a paragraph of Word, or an item of the editor Quill.
 *
 * @param level from 1
 * @param list that the item begins if none of its level is open
 * @param marker null if the item says itself what list it is of
 */
record FlatItem(int level, Element list, @Nullable ListMarker marker) {

    private static final Pattern WORD_LEVEL = Pattern.compile("l\\d{1,6} level(\\d)\\b.{0,60}");

    /** A paragraph of an item; Outlook puts {@code x_} before it and removes the style. */
    private static final Pattern WORD_CLASS = Pattern.compile("(?:x_){0,3}MsoListParagraph\\w{0,20}(?:\\s.{0,200})?");

    private static final Pattern INDENT = Pattern.compile("(?:.{0,200}\\s)?ql-indent-(\\d)(?:\\s.{0,200})?");

    /** Points; Word moves each level by half an inch. */
    private static final double LEVEL_INDENT = 36;

    private static final int DEEPEST = 9;

    /** Reads a paragraph that stands for an item, and takes its marker away. */
    static Optional<FlatItem> ofParagraph(Element paragraph, Style style) {
        var level = WORD_LEVEL.matcher(style.value("mso-list"));
        if (level.matches()) {
            var marker = ListMarker.take(paragraph).orElse(new ListMarker("·"));
            return Optional.of(new FlatItem(Integer.parseInt(level.group(1)), marker.list(), marker));
        }
        return WORD_CLASS.matcher(paragraph.attr("class")).matches()
                        && !paragraph.normalName().equals("li")
                ? ListMarker.take(paragraph).map(marker -> new FlatItem(level(style), marker.list(), marker))
                : Optional.empty();
    }

    /** Whether the items of a list say their level and kind themselves. */
    static boolean isFlat(Element list) {
        return list.children().stream().anyMatch(item -> item.hasAttr("data-list") || indent(item) > 0);
    }

    /** Reads an item of such a list. */
    static FlatItem ofItem(Element item) {
        var kind = item.attr("data-list");
        var name = kind.isEmpty() && item.parent() != null ? item.parent().normalName() : kind;
        return new FlatItem(
                indent(item) + 1, new Element(name.equals("ordered") || name.equals("ol") ? "ol" : "ul"), null);
    }

    boolean continues(Element other) {
        return marker == null ? list.normalName().equals(other.normalName()) : marker.continues(other);
    }

    private static int indent(Element item) {
        var matcher = INDENT.matcher(item.attr("class"));
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static int level(Style style) {
        var margin = style.number("margin-left");
        var points =
                style.has("margin-left", "in") ? margin * 72 : style.has("margin-left", "px") ? margin * 0.75 : margin;
        return Double.isNaN(points) ? 1 : (int) Math.max(1, Math.min(DEEPEST, Math.round(points / LEVEL_INDENT)));
    }
}
