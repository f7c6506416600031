package dev.unspool.body;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The rules for single classes and ids in the style elements of a body, on every screen. Documents saved from word processors say there what is bold. Other rules
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
            Pattern.compile("([a-z][a-z0-9]{0,20})?([.#][a-z0-9_-]{1,60})", Pattern.CASE_INSENSITIVE);

    /** Rules for a group that hold on every screen. */
    private static final Pattern EVERYWHERE =
            Pattern.compile("(?i)@(?:media\\s+(?:all|screen|only screen)|layer\\b.{0,60})\\s*");

    /** What stands before selectors and is none of them: the end of a group, a statement, and the comment of old pages around all rules. */
    private static final Pattern BEFORE = Pattern.compile("^(?:[^;]*+;)*+(?:[}\\s]|<!--|-->)*+");

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

    /** Returns the merged rules for the classes and the id of an element; a later class wins, and an id wins over all. */
    Style of(Element element) {
        var style = Style.NONE;
        for (var name : BLANKS.split(element.attr("class").strip(), MOST_CLASSES)) {
            style = of(element, "." + name).over(style);
        }
        return element.id().isEmpty() ? style : of(element, "#" + element.id()).over(style);
    }

    private Style of(Element element, String selector) {
        return rules.getOrDefault(element.normalName() + selector, Style.NONE)
                .over(rules.getOrDefault(selector, Style.NONE));
    }

    private void read(String data, CleaningLimit limit) {
        var css = withoutComments(data);
        var from = 0;
        for (var open = css.indexOf('{'); open >= 0 && rules.size() < MOST; open = css.indexOf('{', from)) {
            limit.step();
            var selectors = BEFORE.matcher(css.substring(from, open)).replaceFirst("");
            if (selectors.startsWith("@")) {
                from = EVERYWHERE.matcher(selectors).matches() ? open + 1 : endOfBlock(css, open);
                continue;
            }
            var close = css.indexOf('}', open);
            if (close < 0) {
                return;
            }
            rule(selectors, Style.parse(css.substring(open + 1, close)), limit);
            from = close + 1;
        }
    }

    private void rule(String selectors, Style style, CleaningLimit limit) {
        for (var selector : selectors.split(",", MOST_SELECTORS)) {
            limit.step();
            var matcher = SELECTOR.matcher(selector.strip());
            if (matcher.matches() && rules.size() < MOST) {
                var element = matcher.group(1) == null ? "" : matcher.group(1).toLowerCase(Locale.ROOT);
                rules.merge(element + matcher.group(2), style, (earlier, later) -> later.over(earlier));
            }
        }
    }

    /** Returns where a block ends whose rules hold on some screens only, or on paper. */
    private static int endOfBlock(String css, int open) {
        var depth = 0;
        for (var at = open; at < css.length(); at++) {
            depth += css.charAt(at) == '{' ? 1 : css.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return css.length();
    }

    private static String withoutComments(String css) {
        var text = new StringBuilder(css.length());
        var from = 0;
        for (var begin = css.indexOf("/*"); begin >= 0; begin = css.indexOf("/*", from)) {
            text.append(css, from, begin);
            var end = css.indexOf("*/", begin + 2);
            from = end < 0 ? css.length() : end + 2;
        }
        return text.append(css, from, css.length()).toString();
    }
}
