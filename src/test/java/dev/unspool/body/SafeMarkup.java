package dev.unspool.body;

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

/** What a page may take over as it is, said a second time and without the cleaner's own lists. */
final class SafeMarkup {

    private static final Set<String> BLOCKS =
            Set.of("p", "h2", "h3", "h4", "ul", "ol", "dl", "blockquote", "figure", "pre", "hr", "div");
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
            "u");
    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "a", Set.of("href", "rel"),
            "abbr", Set.of("title"),
            "time", Set.of("datetime"),
            "img", Set.of("src", "alt", "width", "height", "loading", "decoding"),
            "div", Set.of("class", "role", "tabindex", "aria-label"),
            "ol", Set.of("start"),
            "li", Set.of("value"),
            "th", Set.of("colspan", "rowspan", "scope"),
            "td", Set.of("colspan", "rowspan"));
    private static final Pattern LINK = Pattern.compile("(https?://[^/\\\\]|mailto:[^\\s]+@|/(?![/\\\\])).*|/");
    private static final Pattern PICTURE = Pattern.compile("(https://[^/\\\\]|/(?![/\\\\])).*");

    private SafeMarkup() {}

    static void check(String html) {
        var body = Jsoup.parse(html).body();
        body.forEachNode(
                node -> assertThat(node).as(html).isNotInstanceOf(Comment.class).isNotInstanceOf(DataNode.class));
        body.textNodes().forEach(text -> assertThat(text).as(html).matches(TextNode::isBlank));
        body.children().forEach(child -> assertThat(BLOCKS).as(html).contains(child.normalName()));
        body.getAllElements().stream().skip(1).forEach(element -> check(element, html));
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
    }

    private static boolean isAllowed(String element, String attribute) {
        return attribute.equals("lang")
                || attribute.equals("dir")
                || ATTRIBUTES.getOrDefault(element, Set.of()).contains(attribute);
    }
}
