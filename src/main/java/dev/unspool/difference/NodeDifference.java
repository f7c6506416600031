package dev.unspool.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The nodes of an element that differ from an earlier drawing of it. Apply the changes in their order to the earlier element, as a browser has
 * parsed it: it is equal to the later one then.
 *
 * @param textLength length of the later element's text, in UTF-16 code units; a client that gets another length had another element before
 */
public record NodeDifference(int textLength, List<NodeChange> changes) {

    public NodeDifference {
        changes = List.copyOf(changes);
    }

    /**
     * Returns the changes that make the element {@code before} equal to {@code after}, each of them HTML of one element of the same name. None if they
     * are equal. Where they are long and unlike, whole nodes are replaced. Not for an event loop: 1 MB takes some ten milliseconds.
     */
    public static NodeDifference between(String before, String after) {
        var comparison = new Comparison(new ArrayList<>(), new Effort());
        var later = parsed(after);
        comparison.compare(List.of(), parsed(before), later);
        // Not Element.wholeText(), which has a line break for each <br>: a browser's textContent has none.
        var length = later.nodeStream(TextNode.class)
                .mapToInt(text -> text.getWholeText().length())
                .sum();
        return new NodeDifference(length, comparison.changes);
    }

    private static Element parsed(String html) {
        var document = Jsoup.parseBodyFragment(html, "");
        document.outputSettings().prettyPrint(false);
        return document.body().child(0);
    }

    private record Comparison(List<NodeChange> changes, Effort effort) {

        private void compare(List<Integer> path, Element before, Element after) {
            compareAttributes(path, before, after);
            var old = before.childNodes();
            var fresh = after.childNodes();
            var html = effort.html(fresh);
            for (var edit : Edits.between(effort.html(old), html, effort)) {
                var gone = old.subList(edit.at(), edit.at() + edit.removed());
                var come = fresh.subList(edit.from(), edit.from() + edit.added());
                var htmlOfCome = html.subList(edit.from(), edit.from() + edit.added());
                if (areAlike(gone, come)) {
                    compareEach(path, edit.at(), gone, come, htmlOfCome);
                } else {
                    changes.add(new NodeChange.Children(path, edit.at(), edit.removed(), String.join("", htmlOfCome)));
                }
            }
        }

        private void compareEach(List<Integer> path, int at, List<Node> old, List<Node> fresh, List<String> html) {
            for (var i = old.size() - 1; i >= 0; i--) {
                var way = new ArrayList<>(path);
                way.add(at + i);
                if (old.get(i) instanceof TextNode text && fresh.get(i) instanceof TextNode other) {
                    compareTexts(List.copyOf(way), text.getWholeText(), other.getWholeText());
                } else if (effort.isSpent()) {
                    changes.add(new NodeChange.Children(path, at + i, 1, html.get(i)));
                } else {
                    compare(List.copyOf(way), (Element) old.get(i), (Element) fresh.get(i));
                }
            }
        }

        private void compareAttributes(List<Integer> path, Element before, Element after) {
            for (var attribute : after.attributes()) {
                if (!before.hasAttr(attribute.getKey())
                        || !before.attr(attribute.getKey()).equals(attribute.getValue())) {
                    changes.add(new NodeChange.Attribute(path, attribute.getKey(), attribute.getValue()));
                }
            }
            for (var attribute : before.attributes()) {
                if (!after.hasAttr(attribute.getKey())) {
                    changes.add(new NodeChange.Attribute(path, attribute.getKey(), null));
                }
            }
        }

        private void compareTexts(List<Integer> path, String before, String after) {
            if (before.equals(after)) {
                return;
            }
            var most = Math.min(before.length(), after.length());
            var first = 0;
            while (first < most && before.charAt(first) == after.charAt(first)) {
                first++;
            }
            var last = 0;
            while (last < most - first
                    && before.charAt(before.length() - 1 - last) == after.charAt(after.length() - 1 - last)) {
                last++;
            }
            if (first > 0 && Character.isHighSurrogate(before.charAt(first - 1))) {
                first--; // JSON cannot carry half of a character
            }
            if (last > 0 && Character.isLowSurrogate(before.charAt(before.length() - last))) {
                last--;
            }
            changes.add(new NodeChange.Characters(
                    path, first, before.length() - last - first, after.substring(first, after.length() - last)));
        }

        /** Whether nodes can be compared one by one: as many, each a text or an element of the same name. */
        private static boolean areAlike(List<Node> old, List<Node> fresh) {
            return old.size() == fresh.size()
                    && IntStream.range(0, old.size()).allMatch(i -> isAlike(old.get(i), fresh.get(i)));
        }

        private static boolean isAlike(Node old, Node fresh) {
            return old instanceof TextNode && fresh instanceof TextNode
                    || old instanceof Element
                            && fresh instanceof Element
                            && old.nodeName().equals(fresh.nodeName());
        }
    }
}
