package dev.unspool.body;

import dev.unspool.article.Prose;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * The text of a classic post of WordPress: empty lines separate its paragraphs, and a line end breaks the line. WordPress adds the
 * markup only when it shows the post.
 */
final class ClassicText {

    /** Possessive, so that CR LF is one line end and no blank is tried twice. */
    private static final Pattern EMPTY_LINES = Pattern.compile("(?>\\R)[ \\t\\u00A0]*+(?>\\R)\\s*+");

    private static final Pattern LINE_END = Pattern.compile("(?>\\R)");

    /** Elements whose direct text is not in a paragraph yet. */
    private static final Set<String> PLACES =
            Set.of("body", "div", "section", "article", "main", "blockquote", "form", "center");

    /** Characters of a line that was broken to fit a window, and not to end it. */
    private static final int SHORTEST_WRAPPED = 55;

    private static final int LONGEST_WRAPPED = 100;

    private ClassicText() {}

    /** Whether a body has paragraphs that only an empty line separates. */
    static boolean isIn(Element body, CleaningLimit limit) {
        return body.nodeStream(TextNode.class).anyMatch(text -> {
            limit.step();
            return hasTwoLineEnds(text.getWholeText()) && isPlace(text) && hasInkAround(text);
        });
    }

    /** Sets a text as the post means it. */
    static void set(TextNode text, Galley galley, CleaningLimit limit) {
        if (!isPlace(text)) {
            galley.text(text.getWholeText());
            return;
        }
        var isFirst = true;
        for (var paragraph : EMPTY_LINES.split(text.getWholeText(), -1)) {
            limit.step();
            if (!isFirst) {
                galley.paragraphBreak();
            }
            lines(paragraph, text, galley, limit);
            isFirst = false;
        }
    }

    private static void lines(String paragraph, TextNode text, Galley galley, CleaningLimit limit) {
        var lines = LINE_END.split(paragraph, -1);
        for (var i = 0; i < lines.length; i++) {
            limit.step();
            galley.text(lines[i]);
            var isLast = i + 1 == lines.length;
            if (!isLast) {
                end(lines[i], i + 2 == lines.length && lines[i + 1].isBlank() && isBreak(text.nextSibling()), galley);
            }
        }
    }

    private static void end(String line, boolean isBrokenAnyway, Galley galley) {
        if (isBrokenAnyway || (line.length() >= SHORTEST_WRAPPED && line.length() <= LONGEST_WRAPPED)) {
            galley.text(" ");
        } else {
            galley.softBreak();
        }
    }

    private static boolean isPlace(TextNode text) {
        @Nullable Element around = text.parent();
        while (around != null && isWithinText(around)) {
            around = around.parent();
        }
        return around != null && PLACES.contains(around.normalName());
    }

    private static boolean isWithinText(Element element) {
        return switch (Role.of(element.normalName())) {
            case INLINE -> true;
            case TRANSPARENT -> !Formula.isDrawing(element) && !Formula.isMath(element);
            default -> false;
        };
    }

    private static boolean hasTwoLineEnds(String text) {
        var first = lineEnd(text, 0);
        return first >= 0 && lineEnd(text, first + 1) >= 0;
    }

    private static int lineEnd(String text, int from) {
        return Math.max(text.indexOf('\n', from), text.indexOf('\r', from));
    }

    private static boolean hasInkAround(TextNode text) {
        var parts = EMPTY_LINES.split(text.getWholeText(), -1);
        if (parts.length < 2) {
            return false;
        }
        var begins = Prose.hasInk(parts[0]);
        var ends = Prose.hasInk(parts[parts.length - 1]);
        return parts.length > 2
                || (begins && (ends || isText(text.nextSibling())))
                || (ends && isText(text.previousSibling()));
    }

    private static boolean isText(@Nullable Node node) {
        return node instanceof Element element && isWithinText(element);
    }

    private static boolean isBreak(@Nullable Node node) {
        return node != null && node.normalName().equals("br");
    }
}
