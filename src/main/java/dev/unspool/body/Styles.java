package dev.unspool.body;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;

/** Finds the style of elements. Word processors repeat a few styles many times, so each is parsed once. */
final class Styles {

    /** Styles that are remembered; a document with more has a style for each element. */
    private static final int MOST = 1_000;

    private final Map<String, Style> parsed = new HashMap<>();
    private final StyleSheet sheet;

    Styles(StyleSheet sheet) {
        this.sheet = sheet;
    }

    /** Returns what the element's own style says, and the rules for its classes and id. Nothing is inherited. */
    Style of(Element element) {
        var own = element.hasAttr("style") ? parsed(element.attr("style")) : Style.NONE;
        return sheet.isEmpty() || !(element.hasAttr("class") || element.hasAttr("id"))
                ? own
                : own.over(sheet.of(element));
    }

    private Style parsed(String css) {
        var known = parsed.get(css);
        if (known == null) {
            known = Style.parse(css);
            if (parsed.size() < MOST) {
                parsed.put(css, known);
            }
        }
        return known;
    }
}
