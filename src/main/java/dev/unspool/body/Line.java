package dev.unspool.body;

import dev.unspool.article.Prose;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** A run of text, pictures and line breaks: the content of a paragraph or heading, or bare content of a list item or cell. */
final class Line {

    /** Pieces of text that an address may come in. */
    private static final int MOST_PIECES = 8;

    private final Element holder;
    private final boolean ownsHolder;
    private final int start;
    private final boolean preformatted;
    private final Anchors anchors;
    private boolean ink;
    private boolean blankBefore = true;
    private boolean breakBefore;

    /**
     * Begins a line.
     *
     * @param holder receives the line after its existing content
     * @param ownsHolder whether the holder exists for the line alone, and is removed if the line stays empty
     * @param anchors gives ids to what is visible
     */
    Line(Element holder, boolean ownsHolder, Anchors anchors) {
        this.holder = holder;
        this.ownsHolder = ownsHolder;
        this.anchors = anchors;
        this.start = holder.childNodeSize();
        this.preformatted = holder.normalName().equals("pre");
    }

    boolean hasInk() {
        return ink;
    }

    /** Whether the line ends with a line break. */
    boolean isBroken() {
        return breakBefore;
    }

    void text(String text, Formats formats) {
        if (preformatted) {
            preformatted(text, formats);
        } else {
            folded(text, formats);
        }
    }

    void picture(Element picture, Formats formats) {
        anchors.settle(picture);
        formats.innermost(holder).appendChild(picture);
        ink = true;
        blankBefore = false;
        breakBefore = false;
    }

    void lineBreak(Formats formats) {
        if (preformatted) {
            preformatted("\n", formats);
        } else if (ink && !breakBefore) {
            linkAddress();
            formats.innermostPlaced(holder).appendChild(new Element("br"));
            breakBefore = true;
            blankBefore = true;
        }
    }

    /** Adds a place where a long word may be broken. */
    void wordBreak(Formats formats) {
        if (ink) {
            formats.innermostPlaced(holder).appendChild(new Element("wbr"));
        }
    }

    /** Adds a blank where a block ended that is not allowed here. */
    void seam(Formats formats) {
        text(preformatted && !blankBefore ? "\n" : " ", formats);
    }

    /** Removes blanks and breaks at the end, and the whole line if nothing in it is visible. */
    void end() {
        if (ink) {
            trim();
            linkAddress();
        } else if (ownsHolder) {
            holder.remove();
        } else {
            while (holder.childNodeSize() > start) {
                holder.childNode(holder.childNodeSize() - 1).remove();
            }
        }
    }

    private void folded(String text, Formats formats) {
        var folded = Prose.folded(text);
        if (folded.startsWith(" ")) {
            blank(formats);
            folded = folded.substring(1);
        }
        if (!folded.isEmpty()) {
            append(folded, formats);
            blankBefore = folded.endsWith(" ");
        }
    }

    private void blank(Formats formats) {
        if (!blankBefore) {
            formats.innermostPlaced(holder).appendChild(new TextNode(" "));
            blankBefore = true;
        }
    }

    private void preformatted(String text, Formats formats) {
        var lines = Prose.cleaned(text.replace("\r\n", "\n").replace('\r', '\n').replace('\f', '\n'));
        var kept = isEmpty() ? withoutLeadingLineEnds(lines) : lines;
        if (!kept.isEmpty()) {
            append(kept, formats);
            blankBefore = kept.endsWith("\n");
        }
    }

    private boolean isEmpty() {
        return holder.childNodeSize() == start;
    }

    private void append(String text, Formats formats) {
        var isSeen = Prose.hasInk(text);
        var place = formats.innermost(holder);
        (isSeen && anchors.isHolding() ? target(place) : place).appendChild(new TextNode(text));
        if (isSeen) {
            ink = true;
            breakBefore = false;
        }
    }

    /** Returns the element for a text that a link within the article leads to: the whole line if the text begins it. */
    private Element target(Element place) {
        if (!ink && start == 0) {
            anchors.settle(holder);
            return place;
        }
        var target = place.appendElement("span");
        anchors.settle(target);
        return target;
    }

    /** Makes a link of a text that is nothing but an address: so blogs embed films. */
    private void linkAddress() {
        if (preformatted || Headings.isHeading(holder)) {
            return;
        }
        var texts = textsAtEnd();
        var address = texts.stream()
                .map(TextNode::getWholeText)
                .collect(Collectors.joining())
                .strip();
        if (address.startsWith("http") && address.indexOf(' ') < 0) {
            Address.web(address).ifPresent(web -> {
                texts.forEach(Node::remove);
                holder.appendChild(new Element("a")
                        .attr("href", web)
                        .attr("rel", "noopener")
                        .text(address));
            });
        }
    }

    /** Returns the texts after the last line break; none if there is more than text, or more pieces than an address has. */
    private List<TextNode> textsAtEnd() {
        var texts = new ArrayDeque<TextNode>();
        for (var at = holder.childNodeSize() - 1; at >= start; at--) {
            var node = holder.childNode(at);
            if (node.nodeName().equals("br")) {
                break;
            }
            if (!(node instanceof TextNode text) || texts.size() == MOST_PIECES) {
                return List.of();
            }
            texts.addFirst(text);
        }
        return List.copyOf(texts);
    }

    private void trim() {
        for (var last = last(); last != null && isTrimmed(last); last = last()) {
            remove(last);
        }
    }

    private @Nullable Node last() {
        var last = holder.childNodeSize() > start ? holder.childNode(holder.childNodeSize() - 1) : null;
        while (last != null && last.childNodeSize() > 0) {
            last = last.childNode(last.childNodeSize() - 1);
        }
        return last;
    }

    /** Trims a node at the end, and returns whether nothing of it is left. */
    private static boolean isTrimmed(Node last) {
        if (last instanceof TextNode text) {
            text.text(withoutTrailingBlanks(text.getWholeText()));
            return text.getWholeText().isEmpty();
        }
        return !last.nodeName().equals("img");
    }

    private void remove(Node node) {
        var around = node.parent();
        node.remove();
        while (around != null && around != holder && around.childNodeSize() == 0) {
            var empty = around;
            around = empty.parent();
            empty.remove();
        }
    }

    private static String withoutTrailingBlanks(String text) {
        var end = text.length();
        while (end > 0 && " \n\t".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private static String withoutLeadingLineEnds(String text) {
        var from = 0;
        while (from < text.length() && text.charAt(from) == '\n') {
            from++;
        }
        return text.substring(from);
    }
}
