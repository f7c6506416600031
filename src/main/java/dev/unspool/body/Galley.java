package dev.unspool.body;

import dev.unspool.article.Prose;
import dev.unspool.body.Block.Content;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Builds the clean body. Whatever comes in whatever order, the result is well-formed: text in paragraphs, items in lists, cells in
 * rows, and no block within text; so a browser that reads it builds exactly this tree.
 */
final class Galley {

    /** Deepest nesting of lists and quotes; deeper ones are flattened. */
    private static final int MAX_DEPTH = 16;

    /** Blocks that may nest without end; what is within them nests only through them. */
    private static final Set<String> NESTING =
            Set.of("ul", "ol", "dl", "table", "blockquote", "figure", "aside", "details");

    /** The class of a list whose items are tasks. */
    static final String TASKS = "tasks";

    private static final Set<String> LISTS = Set.of("ul", "ol");

    private final Deque<Block> blocks = new ArrayDeque<>();
    private final CleaningLimit limit;
    private final Anchors anchors;
    private final Formats formats;
    private @Nullable Line line;
    private TextLanguage language = TextLanguage.NONE;
    private boolean inParagraph;
    private String task = "";

    /**
     * Creates an empty body.
     *
     * @param body receives the content
     * @param anchors gives ids to the targets of links
     */
    Galley(Element body, Anchors anchors, CleaningLimit limit) {
        this.anchors = anchors;
        this.limit = limit;
        this.formats = new Formats(limit);
        blocks.push(new Block(body, false));
    }

    /** The state around an element, restored at its end. */
    record Mark(int blocks, int formats, TextLanguage language, boolean inParagraph) {}

    /** Whether a reader sees anything; call it at the end. */
    boolean hasInk() {
        endLine();
        return here().ink;
    }

    void text(String text) {
        if (!task.isEmpty() && Prose.hasInk(text)) {
            var mark = task;
            task = "";
            text(mark + text.strip());
            if (Character.isWhitespace(text.charAt(text.length() - 1))) {
                text(" ");
            }
        } else if (line != null || Prose.hasInk(text)) {
            line().text(text, formats);
        }
    }

    /** Puts the mark of a task before the next text, whatever blocks it stands in. */
    void task(String mark) {
        task = mark;
    }

    void picture(Element picture) {
        line().picture(picture, formats);
    }

    /** Adds a line break. Two in a row separate paragraphs, as they do in old pages. */
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

    /** Breaks the line, unless it has just been broken. */
    void softBreak() {
        if (line != null && !line.isBroken()) {
            line.lineBreak(formats);
        }
    }

    void wordBreak() {
        if (line != null) {
            line.wordBreak(formats);
        }
    }

    /** Begins another paragraph with the next text. */
    void paragraphBreak() {
        breakLine();
    }

    void rule() {
        breakLine();
        if (here().content == Content.BLOCKS || here().content == Content.MIXED) {
            here().element.appendElement("hr");
        }
    }

    /** Adds a paragraph that contains only a link. */
    void link(Element link, String text) {
        var mark = beginParagraph(TextLanguage.NONE);
        var alone = new Formats(limit);
        alone.open(link);
        line().text(text, alone);
        endParagraph(mark);
    }

    /** Opens an element within the line; its id waits for the next text if it says nothing new. */
    void openInline(Element element) {
        if (!formats.open(element)) {
            anchors.release(element);
        }
    }

    /** Returns the open elements within the line. */
    Formats formats() {
        return formats;
    }

    Mark beginParagraph(TextLanguage own) {
        breakLine();
        var mark = mark();
        language = own.within(language);
        inParagraph = true;
        return mark;
    }

    /** Opens a block, or begins a paragraph where such a block is not allowed. */
    Mark open(Element element, TextLanguage own) {
        breakLine();
        if (!makeRoomFor(element.normalName())) {
            anchors.release(element);
            return beginParagraph(own);
        }
        var mark = mark();
        language = own.within(language);
        push(element, false);
        inParagraph = false;
        return mark;
    }

    /** Closes the elements within the line that were opened since. */
    void endInline(Mark mark) {
        formats.closeTo(mark.formats).forEach(anchors::release);
    }

    void endParagraph(Mark mark) {
        breakLine();
        language = mark.language;
        inParagraph = mark.inParagraph;
    }

    void endBlock(Mark mark) {
        while (blocks.size() > mark.blocks) {
            close();
        }
        endParagraph(mark);
    }

    Mark mark() {
        return new Mark(blocks.size(), formats.depth(), language, inParagraph);
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

    /** Reopens the last item of a list, because a list directly within a list belongs to the item before it. */
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
        var needsParagraph = here.content == Content.BLOCKS
                || (here.content == Content.MIXED && (inParagraph || here.endsWithText()));
        return needsParagraph
                ? new Line(withLanguage(here.element.appendElement("p")), true, anchors)
                : new Line(here.element, false, anchors);
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
        here().element.appendChild(withLanguage(element));
        blocks.push(new Block(element, implied));
        language = TextLanguage.NONE;
    }

    private Element withLanguage(Element element) {
        if (!language.equals(TextLanguage.NONE)) {
            language.applyTo(element);
            limit.copy(element);
        }
        return element;
    }

    private void close() {
        endLine();
        var closed = blocks.pop();
        closed.unwrapOnlyParagraph();
        if (closed.name().equals("li")) {
            task = "";
        }
        if (!closed.isKept()) {
            anchors.release(closed.element);
            closed.element.remove();
        } else if (closed.name().equals("ul")) {
            markTasks(closed.element);
        } else if (closed.name().equals("pre")) {
            CodeLanguage.settle(closed.element);
        } else if (closed.name().equals("figcaption")) {
            here().hasCaption = true;
        } else if (closed.name().equals("table")) {
            Tables.frame(closed.element);
        }
        here().ink |= closed.ink;
    }

    private static void markTasks(Element list) {
        var item = list.firstElementChild();
        var text = item == null ? null : item.firstChild();
        if (text instanceof Element paragraph) {
            text = paragraph.firstChild();
        }
        if (text instanceof TextNode mark && TaskMark.begins(mark.getWholeText())) {
            list.attr("class", TASKS);
        }
    }

    private Block here() {
        return blocks.element();
    }
}
