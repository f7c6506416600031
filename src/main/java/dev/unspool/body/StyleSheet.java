package dev.unspool.body;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The rules for single classes in the style elements of a body. Documents saved from word processors say there what is bold. Other rules
 * are not read: they say how a site looks.
 */
final class StyleSheet {

    static final StyleSheet NONE = new StyleSheet();

    /** Rules that are read; a saved document has a few dozen. */
    private static final int MOST = 1_000;

    /** Selectors of a rule that are read; a word processor writes three. */
    private static final int MOST_SELECTORS = 100;

    /** Classes of an element that are looked up. */
    private static final int MOST_CLASSES = 20;

    private static final Pattern SELECTOR =
            Pattern.compile("(p|span|li|td|ol|ul|a|b|i)?\\.([a-z0-9_-]{1,60})", Pattern.CASE_INSENSITIVE);

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Map<String, Style> rules = new HashMap<>();

    private StyleSheet() {}

    /** Reads the style elements of a body. */
    static StyleSheet of(Element body, CleaningLimit limit) {
        var sheets = body.ownerDocument() == null
                ? body.select("style")
                : body.root().select("style");
        if (sheets.isEmpty()) {
            return NONE;
        }
        var sheet = new StyleSheet();
        sheets.forEach(element -> sheet.read(element.data(), limit));
        return sheet;
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Returns the merged rules for the classes of an element; a later class wins. */
    Style of(Element element) {
        var style = Style.NONE;
        for (var name : BLANKS.split(element.attr("class").strip(), MOST_CLASSES)) {
            var ofAny = rules.getOrDefault("." + name, Style.NONE);
            style = rules.getOrDefault(element.normalName() + "." + name, Style.NONE)
                    .over(ofAny)
                    .over(style);
        }
        return style;
    }

    private void read(String css, CleaningLimit limit) {
        var from = 0;
        for (var open = css.indexOf('{'); open >= 0 && rules.size() < MOST; open = css.indexOf('{', from)) {
            limit.step();
            var close = css.indexOf('}', open);
            if (close < 0) {
                return;
            }
            rule(css.substring(from, open), Style.parse(css.substring(open + 1, close)), limit);
            from = close + 1;
        }
    }

    private void rule(String selectors, Style style, CleaningLimit limit) {
        for (var selector : selectors.split(",", MOST_SELECTORS)) {
            limit.step();
            var matcher = SELECTOR.matcher(withoutComment(selector).strip());
            if (matcher.matches() && rules.size() < MOST) {
                var element = matcher.group(1) == null ? "" : matcher.group(1).toLowerCase(Locale.ROOT);
                rules.merge(element + "." + matcher.group(2), style, (earlier, later) -> later.over(earlier));
            }
        }
    }

    private static String withoutComment(String selector) {
        var comment = selector.lastIndexOf("*/");
        return (comment < 0 ? selector : selector.substring(comment + 2)).replace("<!--", "");
    }
}
