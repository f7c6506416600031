package dev.unspool.body;

import dev.unspool.article.Prose;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** A run of text, pictures and line breaks: what stands in a paragraph or a heading, or bare in a list item or a cell. */
final class Line {

    private final Element holder;
    private final boolean ownsHolder;
    private final int start;
    private final boolean preformatted;
    private boolean ink;
    private boolean blankBefore = true;
    private boolean breakBefore;

    /**
     * @param holder gets the line behind what it has already
     * @param ownsHolder whether the holder is there for the line alone, and goes when nothing is in it
     */
    Line(Element holder, boolean ownsHolder) {
        this.holder = holder;
        this.ownsHolder = ownsHolder;
        this.start = holder.childNodeSize();
        this.preformatted = holder.normalName().equals("pre");
    }

    boolean hasInk() {
        return ink;
    }

    /** Whether the last that came was a line break. */
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
        formats.innermost(holder).appendChild(picture);
        ink = true;
        blankBefore = false;
        breakBefore = false;
    }

    void lineBreak(Formats formats) {
        if (preformatted) {
            preformatted("\n", formats);
        } else if (ink && !breakBefore) {
            formats.innermostPlaced(holder).appendChild(new Element("br"));
            breakBefore = true;
            blankBefore = true;
        }
    }

    /** A blank where a block ended that cannot be one here. */
    void seam(Formats formats) {
        text(preformatted && !blankBefore ? "\n" : " ", formats);
    }

    /** Takes away blanks and breaks at the end, and all of the line where no ink is in it. */
    void end() {
        if (ink) {
            trim();
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
        formats.innermost(holder).appendChild(new TextNode(text));
        if (Prose.hasInk(text)) {
            ink = true;
            breakBefore = false;
        }
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

    /** Whether nothing of the node is left. */
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
