package dev.unspool.body;

import dev.unspool.article.Prose;
import dev.unspool.body.Galley.Mark;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Nests lists whose items follow each other at one place and only name their level. */
final class FlatLists {

    private final Galley galley;
    private final Deque<Level> open = new ArrayDeque<>();
    private @Nullable Element parent;

    FlatLists(Galley galley) {
        this.galley = galley;
    }

    /** A list that is open, with its last item. */
    private record Level(int number, Element list, Mark around, Mark aroundItem) {}

    /**
     * Begins an item. It ends with the next one of its level or a higher one, or with the list.
     *
     * @param clean the item as it will be in the body
     */
    void begin(FlatItem item, Element source, Element clean) {
        if (source.parent() != parent) {
            end();
            parent = source.parent();
        }
        while (!open.isEmpty() && open.element().number > item.level()) {
            close();
        }
        if (!open.isEmpty() && open.element().number == item.level()) {
            var last = open.pop();
            galley.endBlock(last.aroundItem);
            if (item.continues(last.list)) {
                open.push(new Level(last.number, last.list, last.around, openItem(clean)));
                return;
            }
            galley.endBlock(last.around);
        }
        var around = galley.open(item.list(), TextLanguage.NONE);
        open.push(new Level(item.level(), item.list(), around, openItem(clean)));
    }

    /** Ends the lists if {@code node} stands among their items and is not one itself. */
    void before(Node node) {
        var isBlank = node instanceof TextNode text && !Prose.hasInk(text.getWholeText());
        if (!open.isEmpty() && node.parent() == parent && !isBlank) {
            end();
        }
    }

    /** Ends the lists if their items are children of {@code element}, which ends. */
    void after(Element element) {
        if (element == parent) {
            end();
        }
    }

    private Mark openItem(Element clean) {
        return galley.open(clean, TextLanguage.NONE);
    }

    private void end() {
        while (!open.isEmpty()) {
            close();
        }
        parent = null;
    }

    private void close() {
        var closed = open.pop();
        galley.endBlock(closed.aroundItem);
        galley.endBlock(closed.around);
    }
}
