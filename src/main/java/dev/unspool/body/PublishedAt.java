package dev.unspool.body;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds where an article was published: its relative addresses are read from there. */
final class PublishedAt {

    private PublishedAt() {}

    /** Returns what a whole page says in its {@code base}, else what is known, else the page's canonical address; null if nothing is known. */
    static @Nullable String address(BodyContext context, Element source) {
        var base = said(source, "base[href]");
        if (base != null) {
            return base;
        }
        return context.address() == null ? said(source, "link[rel=canonical][href]") : context.address();
    }

    private static @Nullable String said(Element source, String selector) {
        var element = source.root().selectFirst(selector);
        return element == null ? null : Address.web(element.attr("href")).orElse(null);
    }
}
