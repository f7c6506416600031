package dev.unspool.body;

import dev.unspool.article.Prose;
import dev.unspool.body.Block.Content;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The clean body while it is set. Whatever comes in whatever order, what stands here is sound: text in paragraphs, items in lists, cells
 * in rows, blocks never within text; so a browser that reads it builds exactly this tree.
 */
final class Galley {

    /** Lists in quotes in lists: deeper ones are set flat. */
    private static final int MAX_DEPTH = 16;

    /** Blocks that nest without end; what is within them nests only through them. */
    private static final Set<String> NESTING = Set.of("ul", "ol", "dl", "table", "blockquote", "figure");

    private static final Set<String> LISTS = Set.of("ul", "ol");

    private final Deque<Block> blocks = new ArrayDeque<>();
    private final CleaningLimit limit;
    private final Formats formats;
    private @Nullable Line line;
    private Words words = Words.UNSAID;
    private boolean inParagraph;

    /** @param body gets the text */
    Galley(Element body, CleaningLimit limit) {
        this.limit = limit;
        this.formats = new Formats(limit);
        blocks.push(new Block(body, false));
    }

    /** What holds around an element, to come back to at its end. */
    record Mark(int blocks, int formats, Words words, boolean inParagraph) {}

    /** Whether a reader sees anything; asked at the end. */
    boolean hasInk() {
        endLine();
        return here().ink;
    }

    void text(String text) {
        if (line != null || Prose.hasInk(text)) {
            line().text(text, formats);
        }
    }

    void picture(Element picture) {
        line().picture(picture, formats);
    }

    /** Two in a row part paragraphs, as they do in old pages. */
    void lineBreak() {
        if (line == null) {
            return;
        }
        if (line.isBroken() && (inParagraph || here().content == Content.BLOCKS)) {
            breakLine();
        } else {
            line.lineBreak(formats);
        }
    }

    void rule() {
        breakLine();
        if (here().content == Content.BLOCKS || here().content == Content.MIXED) {
            here().element.appendElement("hr");
        }
    }

    /** A paragraph of its own that holds nothing but a link. */
    void link(Element link, String text) {
        var mark = beginParagraph(Words.UNSAID);
        var alone = new Formats(limit);
        alone.open(link);
        line().text(text, alone);
        endParagraph(mark);
    }

    Mark openInline(Element element) {
        var mark = mark();
        formats.open(element);
        return mark;
    }

    Mark beginParagraph(Words said) {
        breakLine();
        var mark = mark();
        words = said.within(words);
        inParagraph = true;
        return mark;
    }

    /** Opens a block, or begins a paragraph where such a block cannot stand. */
    Mark open(Element element, Words said) {
        breakLine();
        if (!makeRoomFor(element.normalName())) {
            return beginParagraph(said);
        }
        var mark = mark();
        words = said.within(words);
        push(element, false);
        inParagraph = false;
        return mark;
    }

    void endInline(Mark mark) {
        formats.closeTo(mark.formats);
    }

    void endParagraph(Mark mark) {
        breakLine();
        words = mark.words;
        inParagraph = mark.inParagraph;
    }

    void endBlock(Mark mark) {
        while (blocks.size() > mark.blocks) {
            close();
        }
        endParagraph(mark);
    }

    Mark mark() {
        return new Mark(blocks.size(), formats.depth(), words, inParagraph);
    }

    private boolean makeRoomFor(String name) {
        if (here().content == Content.TEXT || (NESTING.contains(name) && blocks.size() >= MAX_DEPTH)) {
            return false;
        }
        while (!here().takes(name) && here().implied) {
            close();
        }
        if (LISTS.contains(name) && LISTS.contains(here().name())) {
            reopenLastItem();
        }
        while (!here().takes(name) && here().innerPart() != null) {
            push(new Element(here().innerPart()), true);
        }
        return here().takes(name);
    }

    /** A list that stands directly in a list belongs to the item before it. */
    private void reopenLastItem() {
        var item = here().element.lastElementChild();
        if (item != null) {
            blocks.push(new Block(item, true));
        }
    }

    private Line line() {
        var current = line;
        if (current == null) {
            current = newLine();
            line = current;
        }
        return current;
    }

    private Line newLine() {
        while (here().innerPart() != null) {
            push(new Element(here().innerPart()), true);
        }
        var here = here();
        var needsParagraph = here.content == Content.BLOCKS || (inParagraph && here.content == Content.MIXED);
        return needsParagraph ? new Line(said(here.element.appendElement("p")), true) : new Line(here.element, false);
    }

    private void breakLine() {
        if (line == null) {
            return;
        }
        if (here().content == Content.TEXT) {
            line.seam(formats);
            formats.lift();
        } else {
            endLine();
        }
    }

    private void endLine() {
        var ended = line;
        if (ended != null) {
            ended.end();
            here().ink |= ended.hasInk();
            formats.lift();
            line = null;
        }
    }

    private void push(Element element, boolean implied) {
        here().element.appendChild(said(element));
        blocks.push(new Block(element, implied));
        words = Words.UNSAID;
    }

    private Element said(Element element) {
        if (!words.equals(Words.UNSAID)) {
            words.applyTo(element);
            limit.copy(element);
        }
        return element;
    }

    private void close() {
        endLine();
        var closed = blocks.pop();
        closed.unwrapOnlyParagraph();
        if (!closed.isKept()) {
            closed.element.remove();
        } else if (closed.name().equals("figcaption")) {
            here().hasCaption = true;
        } else if (closed.name().equals("table")) {
            Tables.frame(closed.element);
        }
        here().ink |= closed.ink;
    }

    private Block here() {
        return blocks.element();
    }
}
