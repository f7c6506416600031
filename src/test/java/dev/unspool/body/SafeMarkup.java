package dev.unspool.body;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Checks that markup is safe in a page, independently of the cleaner's own lists. */
final class SafeMarkup {

    private static final Set<String> BLOCKS = Set.of(
            "p", "h2", "h3", "h4", "ul", "ol", "dl", "blockquote", "figure", "pre", "hr", "div", "aside", "details");
    private static final Set<String> INNER = Set.of(
            "li",
            "dt",
            "dd",
            "figcaption",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "img",
            "br",
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "cite",
            "code",
            "del",
            "em",
            "i",
            "ins",
            "kbd",
            "mark",
            "q",
            "rp",
            "rt",
            "ruby",
            "s",
            "samp",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "time",
            "u",
            "wbr",
            "summary");
    private static final Map<String, Set<String>> ATTRIBUTES = Map.ofEntries(
            entry("a", Set.of("href", "rel")),
            entry("abbr", Set.of("title")),
            entry("code", Set.of("class")),
            entry("details", Set.of("open")),
            entry("div", Set.of("class", "role", "tabindex", "aria-label")),
            entry("img", Set.of("src", "alt", "width", "height", "loading", "decoding")),
            entry("li", Set.of("value")),
            entry("ol", Set.of("start", "type", "reversed")),
            entry("pre", Set.of("class")),
            entry("td", Set.of("colspan", "rowspan", "class")),
            entry("th", Set.of("colspan", "rowspan", "scope", "class")),
            entry("time", Set.of("datetime")),
            entry("ul", Set.of("class")));
    private static final Pattern ANCHOR =
            Pattern.compile("in-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-[^\\s\"'<>&#]+");
    private static final Pattern LINK =
            Pattern.compile("(https?://[^/\\\\]|mailto:[^\\s]+@|tel:[0-9+(*#.a-z-]|/(?![/\\\\])).*|/|#" + ANCHOR);
    private static final Pattern CLASS = Pattern.compile("table|tasks|left|center|right|language-[a-z0-9+#._-]+");
    private static final Pattern PICTURE = Pattern.compile("(https://[^/\\\\]|/(?![/\\\\])).*");

    private SafeMarkup() {}

    static void check(String html) {
        var body = Jsoup.parse(html).body();
        body.forEachNode(
                node -> assertThat(node).as(html).isNotInstanceOf(Comment.class).isNotInstanceOf(DataNode.class));
        body.textNodes().forEach(text -> assertThat(text).as(html).matches(TextNode::isBlank));
        body.children().forEach(child -> assertThat(BLOCKS).as(html).contains(child.normalName()));
        body.getAllElements().stream().skip(1).forEach(element -> check(element, html));
        var ids = body.select("[id]").eachAttr("id");
        assertThat(ids).as(html).doesNotHaveDuplicates();
        body.select("a[href^=#]")
                .forEach(link ->
                        assertThat(ids).as(html).contains(link.attr("href").substring(1)));
    }

    private static void check(Element element, String html) {
        var name = element.normalName();
        assertThat(BLOCKS.contains(name) || INNER.contains(name))
                .as("%s in %s", name, html)
                .isTrue();
        for (Attribute attribute : element.attributes()) {
            assertThat(isAllowed(name, attribute.getKey()))
                    .as("%s in %s", attribute, html)
                    .isTrue();
        }
        if (name.equals("a")) {
            assertThat(element.attr("href")).as(html).matches(LINK);
        }
        if (name.equals("img")) {
            assertThat(element.attr("src")).as(html).matches(PICTURE);
            assertThat(element.hasAttr("alt")).as(html).isTrue();
        }
        if (name.equals("div")) {
            assertThat(element.className()).as(html).isEqualTo("table");
        }
        if (element.hasAttr("class")) {
            assertThat(element.className()).as(html).matches(CLASS);
        }
        if (element.hasAttr("id")) {
            assertThat(element.id()).as(html).matches(ANCHOR);
        }
    }

    private static boolean isAllowed(String element, String attribute) {
        return attribute.equals("lang")
                || attribute.equals("dir")
                || attribute.equals("id")
                || ATTRIBUTES.getOrDefault(element, Set.of()).contains(attribute);
    }
}
