package dev.unspool.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * The rules for single classes and ids in the style elements of a body, on every screen. Documents saved from word processors say there what is bold. Of
 * other rules, for some screens only or for a class in some places, only this is read: what they may show again. They say how a site looks.
 */
final class StyleSheet {

    static final StyleSheet NONE = new StyleSheet(Set.of());

    /** Selectors whose rules are merged; a saved document has a few dozen. Rules for others count as rules for some places. */
    private static final int MOST = 1_000;

    /** Classes of an element that are looked up. */
    private static final int MOST_CLASSES = 20;

    /** Classes of an element that count as being in the document; WordPress gives its body thirty. */
    private static final int MOST_NAMES = 200;

    private static final Pattern SELECTOR =
            Pattern.compile("([a-z][a-z0-9]{0,20})?([.#][a-z0-9_-]{1,60})", Pattern.CASE_INSENSITIVE);

    private static final Pattern LAYER = Pattern.compile("(?i)@layer\\b.{0,60}");

    private static final Pattern MEDIA = Pattern.compile("(?i)@media\\b");

    /** Media that are every screen. */
    private static final Set<String> SCREENS = Set.of("all", "screen", "only screen");

    /** What stands before selectors and is none of them: the end of a group, a statement, and the comment of old pages around all rules. */
    private static final Pattern BEFORE = Pattern.compile("^(?:[^;]*+;)*+(?:[}\\s]|<!--|-->)*+");

    private static final Pattern PAPER =
            Pattern.compile("(?i)@(?:media\\s+(?:only\\s+)?(?:print|speech)\\b[^,]*|page\\b.*)", Pattern.DOTALL);

    /** Elements whose styles hold for some readers only. */
    private static final Set<String> HOLDERS = Set.of("noscript", "template");

    /** Groups within groups that are read. */
    private static final int MOST_GROUPS = 4;

    /** Properties by which a rule hides. */
    static final Set<String> HIDING = Set.of(
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
            "font",
            "font-size",
            "color",
            "-webkit-text-fill-color",
            "mso-hide",
            "mso-element",
            "mso-list",
            "mso-special-character");

    /** Classes that scripts and settings of a reader add to the whole document. */
    private static final Set<String> SET_BY_SCRIPTS =
            Set.of(".js", ".no-js", ".dark", ".light", ".rtl", ".ltr", ".landscape", ".portrait");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Map<String, Style> rules = new HashMap<>();

    private final ConditionalRules conditional = new ConditionalRules();

    /** Classes and ids of the document, each with its dot or hash. A rule that needs another one holds nowhere. */
    private final Set<String> names;

    private StyleSheet(Set<String> names) {
        this.names = names;
    }

    /** Reads the style elements of a body. */
    static StyleSheet of(Element body, CleaningLimit limit) {
        var root = body.ownerDocument() == null ? body : body.root();
        var sheets = root.select("style");
        if (sheets.isEmpty()) {
            return NONE;
        }
        var sheet = new StyleSheet(names(root, limit));
        sheets.forEach(element -> sheet.read(element, limit));
        return sheet;
    }

    private static Set<String> names(Node root, CleaningLimit limit) {
        var names = new HashSet<>(SET_BY_SCRIPTS);
        root.traverse((node, depth) -> {
            limit.step();
            if (node instanceof Element element) {
                names.addAll(selectors(element, MOST_NAMES));
                if (element.hasAttr("checked") || element.hasAttr("selected")) {
                    names.add(Selector.CHECKED);
                }
            }
        });
        return names;
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /**
     * Returns the merged rules for the classes and the id of an element; a later class wins, and an id wins over all. Properties that hide are left out
     * if they have another value on some screens or in some places.
     */
    Style of(Element element) {
        var selectors = selectors(element, MOST_CLASSES);
        var style = Style.NONE;
        for (var selector : selectors) {
            style = of(element, selector).over(style);
        }
        for (var selector : selectors) {
            style = conditional.reduce(style, selector);
        }
        return style;
    }

    private static List<String> selectors(Element element, int most) {
        var selectors = new ArrayList<String>();
        for (var name : BLANKS.split(element.attr("class").strip(), most)) {
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
        var type = element.attr("type").strip();
        if (!type.isEmpty() && !type.equalsIgnoreCase("text/css")) {
            return; // browsers ignore it
        }
        var css = withoutComments(element.data());
        var media = "@media " + element.attr("media").strip();
        var isElsewhere =
                element.parent() != null && HOLDERS.contains(element.parent().normalName());
        if (!isElsewhere && (media.equals("@media ") || isEverywhere(media))) {
            read(css, 0, limit);
        } else if (!PAPER.matcher(media).matches()) {
            read(css, 1, limit);
        }
    }

    /** @param depth of the groups around, which hold on some screens only */
    private void read(String css, int depth, CleaningLimit limit) {
        var from = 0;
        for (var open = css.indexOf('{'); open >= 0; open = css.indexOf('{', from)) {
            limit.step();
            var selectors = BEFORE.matcher(css.substring(from, open)).replaceFirst("");
            if (selectors.startsWith("@")) {
                from = isEverywhere(selectors) ? open + 1 : group(selectors, css, open, depth, limit);
                continue;
            }
            var close = css.indexOf('}', open);
            var end = close < 0 ? css.length() : close; // browsers close the last rule
            rule(selectors, css.substring(open + 1, end), depth, limit);
            from = end + 1;
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

    /** Whether a group, or one of its media, is for every screen. */
    private static boolean isEverywhere(String group) {
        var media = MEDIA.matcher(group);
        return media.lookingAt()
                ? Stream.of(group.substring(media.end()).split(","))
                        .map(each -> BLANKS.matcher(each.strip().toLowerCase(Locale.ROOT))
                                .replaceAll(" "))
                        .anyMatch(SCREENS::contains)
                : LAYER.matcher(group.strip()).matches();
    }

    private void rule(String selectors, String declarations, int depth, CleaningLimit limit) {
        var holding = Selector.holding(selectors, names, limit);
        if (holding.isEmpty()) {
            return;
        }
        var style = Style.parse(declarations);
        var hiding = style.only(HIDING);
        for (var selector : holding) {
            limit.step();
            var key = depth > 0 ? "" : key(selector);
            if (key.isEmpty()) {
                conditional.add(selector, hiding, limit);
            } else {
                rules.merge(key, style, (earlier, later) -> later.over(earlier));
            }
        }
    }

    /** Returns the key of the rules for a single class or id; an empty string for any other selector, or if there are too many. */
    private String key(Selector selector) {
        var single = SELECTOR.matcher(selector.text());
        if (!single.matches()) {
            return "";
        }
        var element = single.group(1) == null ? "" : single.group(1).toLowerCase(Locale.ROOT);
        var key = element + single.group(2);
        return rules.size() < MOST || rules.containsKey(key) ? key : "";
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
