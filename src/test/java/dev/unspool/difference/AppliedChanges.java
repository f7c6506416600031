package dev.unspool.difference;

import java.util.ArrayList;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import tools.jackson.databind.JsonNode;

/** Applies rows of {@link NodeChange} to HTML as an open page does. */
public final class AppliedChanges {

    private AppliedChanges() {}

    /** Returns the element {@code before} after the changes. */
    public static String applied(String before, JsonNode rows) {
        var element = parsed(before);
        rows.forEach(row -> apply(element, row));
        return normal(element.outerHtml());
    }

    /** Returns HTML as it is after parsing: neighbouring texts are one. */
    public static String normal(String html) {
        return parsed(html).outerHtml();
    }

    /** Returns the one element of HTML. */
    public static Element parsed(String html) {
        var document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        return document.body().child(0);
    }

    private static void apply(Element element, JsonNode row) {
        Node node = element;
        for (var index : row.get(1)) {
            node = node.childNode(index.asInt());
        }
        switch (row.get(0).asString()) {
            case "attribute" -> setAttribute(node, row.get(2).asString(), row.get(3));
            case "text" ->
                replace(
                        (TextNode) node,
                        row.get(2).asInt(),
                        row.get(3).asInt(),
                        row.get(4).asString());
            case "nodes" ->
                replace(
                        (Element) node,
                        row.get(2).asInt(),
                        row.get(3).asInt(),
                        row.get(4).asString());
            default -> throw new AssertionError("unknown change " + row);
        }
    }

    private static void setAttribute(Node node, String name, JsonNode value) {
        if (value.isNull()) {
            node.removeAttr(name);
        } else {
            node.attr(name, value.asString());
        }
    }

    private static void replace(TextNode node, int at, int remove, String text) {
        node.text(new StringBuilder(node.getWholeText())
                .replace(at, at + remove, text)
                .toString());
    }

    private static void replace(Element parent, int at, int remove, String html) {
        for (var i = 0; i < remove; i++) {
            parent.childNode(at).remove();
        }
        parent.insertChildren(
                at, new ArrayList<>(Jsoup.parseBodyFragment(html).body().childNodesCopy()));
    }
}
