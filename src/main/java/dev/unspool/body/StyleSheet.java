package dev.unspool.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The rules for single classes and ids in the style elements of a body, on every screen. Documents saved from word processors say there what is bold. Of
 * other rules, for some screens only or for a class in some places, only this is read: what they may show again. They say how a site looks.
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

    private static final Pattern PAPER =
            Pattern.compile("(?i)@(?:media\\s+(?:only\\s+)?(?:print|speech)\\b[^,]*|page\\b.*)", Pattern.DOTALL);

    /** Elements whose styles hold for some readers only. */
    private static final Set<String> HOLDERS = Set.of("noscript", "template");

    /** Groups within groups that are read. */
    private static final int MOST_GROUPS = 4;

    /** Characters at the end of a selector that are read. */
    private static final int MAX_SELECTOR = 200;

    private static final Pattern NAME = Pattern.compile("[.#][a-zA-Z0-9_-]{1,60}");

    /** Stands for several values of one property. */
    private static final String SEVERAL = "";

    /** Properties by which a rule hides. */
    private static final Set<String> HIDING = Set.of(
            "display",
            "visibility",
            "content-visibility",
            "opacity",
            "filter",
            "position",
            "left",
            "right",
            "top",
            "bottom",
            "inset",
            "margin",
            "margin-left",
            "margin-top",
            "transform",
            "translate",
            "scale",
            "text-indent",
            "clip",
            "clip-path",
            "overflow",
            "overflow-x",
            "overflow-y",
            "width",
            "height",
            "max-width",
            "max-height",
            "font-size",
            "color",
            "-webkit-text-fill-color");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Map<String, Style> rules = new HashMap<>();

    /** By class and id: values of properties that hold on some screens or in some places only. */
    private final Map<String, Map<String, String>> doubtful = new HashMap<>();

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
        sheets.forEach(element -> sheet.read(element, limit));
        return sheet;
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /**
     * Returns the merged rules for the classes and the id of an element; a later class wins, and an id wins over all. Properties that hide are left out
     * if they have another value on some screens or in some places.
     */
    Style of(Element element) {
        var selectors = selectors(element);
        var style = Style.NONE;
        for (var selector : selectors) {
            style = of(element, selector).over(style);
        }
        for (var selector : selectors) {
            style = style.without(doubtful.getOrDefault(selector, Map.of()));
        }
        return style;
    }

    private static List<String> selectors(Element element) {
        var selectors = new ArrayList<String>();
        for (var name : BLANKS.split(element.attr("class").strip(), MOST_CLASSES)) {
            selectors.add("." + name);
        }
        if (!element.id().isEmpty()) {
            selectors.add("#" + element.id());
        }
        return selectors;
    }

    private Style of(Element element, String selector) {
        return rules.getOrDefault(element.normalName() + selector, Style.NONE)
                .over(rules.getOrDefault(selector, Style.NONE));
    }

    /** Reads an element for every screen, or like a group if it is for some screens, or for readers without script. */
    private void read(Element element, CleaningLimit limit) {
        var css = withoutComments(element.data());
        var media = "@media " + element.attr("media").strip();
        var isElsewhere =
                element.parent() != null && HOLDERS.contains(element.parent().normalName());
        if (!isElsewhere
                && (media.equals("@media ") || EVERYWHERE.matcher(media).matches())) {
            read(css, 0, limit);
        } else if (!PAPER.matcher(media).matches()) {
            read(css, 1, limit);
        }
    }

    /** @param depth of the groups around, which hold on some screens only */
    private void read(String css, int depth, CleaningLimit limit) {
        var from = 0;
        for (var open = css.indexOf('{'); open >= 0 && rules.size() < MOST; open = css.indexOf('{', from)) {
            limit.step();
            var selectors = BEFORE.matcher(css.substring(from, open)).replaceFirst("");
            if (selectors.startsWith("@")) {
                from = EVERYWHERE.matcher(selectors).matches() ? open + 1 : group(selectors, css, open, depth, limit);
                continue;
            }
            var close = css.indexOf('}', open);
            if (close < 0) {
                return;
            }
            rule(selectors, Style.parse(css.substring(open + 1, close)), depth, limit);
            from = close + 1;
        }
    }

    /** Reads a group for some screens, and returns where it ends. One for paper tells nothing. */
    private int group(String selectors, String css, int open, int depth, CleaningLimit limit) {
        var end = endOfBlock(css, open);
        if (depth < MOST_GROUPS && !PAPER.matcher(selectors).matches()) {
            read(css.substring(open + 1, end), depth + 1, limit);
        }
        return end;
    }

    private void rule(String selectors, Style style, int depth, CleaningLimit limit) {
        for (var selector : selectors.split(",", MOST_SELECTORS)) {
            limit.step();
            var matcher = SELECTOR.matcher(selector.strip());
            if (depth > 0 || !matcher.matches()) {
                doubt(selector.strip(), style);
            } else if (rules.size() < MOST) {
                var element = matcher.group(1) == null ? "" : matcher.group(1).toLowerCase(Locale.ROOT);
                rules.merge(element + matcher.group(2), style, (earlier, later) -> later.over(earlier));
            }
        }
    }

    /** Notes what a rule says for some screens or places about the classes and ids of its last element. */
    private void doubt(String selector, Style style) {
        var last = selector.substring(Math.max(0, selector.length() - MAX_SELECTOR));
        var names = NAME.matcher(last.substring(Math.max(last.lastIndexOf(' '), last.lastIndexOf('>')) + 1));
        while (names.find() && doubtful.size() < MOST) {
            var values = doubtful.computeIfAbsent(names.group(), name -> new HashMap<>());
            style.values().forEach((name, value) -> {
                if (HIDING.contains(name)) {
                    values.merge(name, value, (one, other) -> one.equals(other) ? one : SEVERAL);
                }
            });
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
