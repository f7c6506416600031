package dev.unspool.body;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/** Converts a body without markup to HTML: empty lines separate its paragraphs. */
final class PlainText {

    /** Possessive, so that CR LF is one line end and no blank is tried twice. */
    private static final Pattern EMPTY_LINES = Pattern.compile("(?>\\R)[ \\t\\u00A0]*+(?>\\R)\\s*+");

    private PlainText() {}

    static String html(String text) {
        return EMPTY_LINES
                .splitAsStream(text)
                .map(paragraph -> "<p>" + Entities.escape(paragraph) + "</p>")
                .collect(Collectors.joining("\n"));
    }
}
