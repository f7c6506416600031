package dev.unspool.body;

import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The box before an item of a task list, written as a character: a form control would need a label, and is no text for feeds and
 * searches.
 */
final class TaskMark {

    static final String DONE = "☑ ";
    static final String OPEN = "☐ ";

    /** Elements between a box and its item: editors write a label and a span. */
    private static final int NEAR = 4;

    private TaskMark() {}

    /** Returns the mark for an element that is the box of an item; otherwise empty. */
    static Optional<String> ofBox(Element element) {
        if (element.normalName().equals("input")) {
            return element.attr("type").equalsIgnoreCase("checkbox") && isInItem(element)
                    ? Optional.of(mark(element.hasAttr("checked")))
                    : Optional.empty();
        }
        return element.hasClass("checkbox") && element.childNodeSize() == 0 && isInItem(element)
                ? Optional.of(mark(element.hasClass("checkbox-on"))) // as Notion exports it
                : Optional.empty();
    }

    /** Returns the mark for an item that says by an attribute whether it is done, and has no box of its own. */
    static Optional<String> ofItem(Element item) {
        var state = state(item);
        return state.isEmpty() || item.selectFirst("input[type=checkbox]") != null
                ? Optional.empty()
                : Optional.of(mark(state.equals("true") || state.equals("checked")));
    }

    /** Whether the text is that of an item with a mark. */
    static boolean begins(String text) {
        return text.startsWith(DONE.strip()) || text.startsWith(OPEN.strip());
    }

    private static String state(Element item) {
        if (item.attr("role").equals("checkbox")) {
            return item.attr("aria-checked");
        }
        var list = item.attr("data-list");
        return list.equals("checked") || list.equals("unchecked") ? list : item.attr("data-checked");
    }

    private static boolean isInItem(Element element) {
        @Nullable Element around = element.parent();
        for (var i = 0; around != null && i < NEAR; i++) {
            if (around.normalName().equals("li")) {
                return true;
            }
            around = around.parent();
        }
        return false;
    }

    private static String mark(boolean isDone) {
        return isDone ? DONE : OPEN;
    }
}
