package dev.unspool.newsroom;

import org.jsoup.safety.Safelist;

/** All that may stand in a body: the last gate, whatever was done before it. */
final class AllowList {

    /** Of the elements that any element may say: its language and its direction. */
    private static final String ANY = ":all";

    private AllowList() {}

    static Safelist prose() {
        return new Safelist()
                .addTags("p", "h2", "h3", "h4", "pre", "blockquote", "hr", "br", "ul", "ol", "li", "dl", "dt", "dd")
                .addTags(
                        "figure",
                        "figcaption",
                        "img",
                        "div",
                        "table",
                        "caption",
                        "thead",
                        "tbody",
                        "tfoot",
                        "tr",
                        "th",
                        "td")
                .addTags("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q")
                .addTags("rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u")
                .addAttributes(ANY, "lang", "dir")
                .addAttributes("a", "href", "rel")
                .addAttributes("abbr", "title")
                .addAttributes("time", "datetime")
                .addAttributes("img", "src", "alt", "width", "height", "loading", "decoding")
                .addAttributes("div", "class", "role", "tabindex", "aria-label")
                .addAttributes("ol", "start")
                .addAttributes("li", "value")
                .addAttributes("th", "colspan", "rowspan", "scope")
                .addAttributes("td", "colspan", "rowspan")
                .addProtocols("a", "href", "http", "https", "mailto")
                .addProtocols("img", "src", "https")
                .preserveRelativeLinks(true);
    }
}
