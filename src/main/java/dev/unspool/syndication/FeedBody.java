package dev.unspool.syndication;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Safelist;

/** Makes an article's body fit for other programs: safe wherever it is shown, with absolute addresses, without what only our pages use. */
final class FeedBody {

    private static final OutputSettings AS_IT_IS = new OutputSettings().prettyPrint(false);

    private static final Safelist ALLOWED = Safelist.relaxed()
            .addTags("h2", "h3", "h4", "hr", "figure", "figcaption", "tfoot", "caption", "aside", "details", "summary")
            .addTags("abbr", "bdi", "bdo", "del", "ins", "kbd", "mark", "rp", "rt", "ruby", "s", "samp", "time", "wbr")
            .addAttributes(":all", "lang", "dir")
            .addAttributes("abbr", "title")
            .addAttributes("time", "datetime")
            .addAttributes("ol", "start", "type", "reversed")
            .addAttributes("li", "value")
            .addAttributes("a", "rel")
            .addProtocols("a", "href", "tel")
            .removeProtocols("a", "href", "ftp");

    private FeedBody() {}

    /** @param url of the article, absolute: links from the site's root, and within the article, begin with it */
    static String of(String html, String url) {
        return Jsoup.clean(html, url, ALLOWED, AS_IT_IS);
    }
}
