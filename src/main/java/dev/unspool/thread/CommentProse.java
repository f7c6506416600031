package dev.unspool.thread;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a comment for rendering: paragraphs, line breaks and links, and nothing else.
 *
 * @param opening what everybody sees
 * @param rest what a reader of a very long comment can unfold; empty for all others
 */
public record CommentProse(List<Paragraph> opening, List<Paragraph> rest) {

    /** Lines and characters above which a comment is folded: it would push the others, and the next article, out of reach. */
    private static final int LONG_LINES = 24;

    private static final int LONG_TEXT = 2_400;

    /** What of a folded comment stays visible: much less than the limit, so that unfolding is worth it. */
    private static final int OPENING_LINES = 15;

    private static final int OPENING_TEXT = 1_500;

    public record Paragraph(List<Line> lines) {}

    public record Line(List<Run> runs) {}

    /** @param isLink whether the text is a web address */
    public record Run(String text, boolean isLink) {}

    /** Reads a text as it is stored. */
    public static CommentProse of(String text) {
        var lines = text.split("\n", -1);
        if (lines.length <= LONG_LINES && text.length() <= LONG_TEXT) {
            return new CommentProse(paragraphs(List.of(lines)), List.of());
        }
        var opening = openingOf(lines);
        var all = List.of(lines);
        return new CommentProse(paragraphs(all.subList(0, opening)), paragraphs(all.subList(opening, all.size())));
    }

    /** Returns how many lines stay visible: at least one. */
    private static int openingOf(String[] lines) {
        var length = 0;
        for (int line = 0; line < lines.length; line++) {
            length += lines[line].length();
            if (line > 0 && (line >= OPENING_LINES || length > OPENING_TEXT)) {
                return line;
            }
        }
        return lines.length;
    }

    /** Paragraphs are separated by any number of blank lines. */
    private static List<Paragraph> paragraphs(List<String> lines) {
        var paragraphs = new ArrayList<Paragraph>();
        var current = new ArrayList<Line>();
        for (var line : lines) {
            if (!line.isBlank()) {
                current.add(new Line(CommentLinks.runs(line)));
            } else if (!current.isEmpty()) {
                paragraphs.add(new Paragraph(List.copyOf(current)));
                current.clear();
            }
        }
        if (!current.isEmpty()) {
            paragraphs.add(new Paragraph(List.copyOf(current)));
        }
        return List.copyOf(paragraphs);
    }
}
