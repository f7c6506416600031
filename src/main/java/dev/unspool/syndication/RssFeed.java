package dev.unspool.syndication;

import dev.unspool.article.Author;
import dev.unspool.article.Headline;
import dev.unspool.web.Site;
import org.jsoup.nodes.Entities;

/** Writes a feed document as RSS 2.0, with the modules that readers know. */
final class RssFeed {

    private final XmlDocument xml = new XmlDocument();
    private final FeedLinks links;
    private final Site site;

    private RssFeed(FeedLinks links) {
        this.links = links;
        this.site = links.site();
    }

    static byte[] of(FeedLinks links) {
        return new RssFeed(links).bytes();
    }

    private byte[] bytes() {
        var document = links.document();
        xml.open("rss")
                .attribute("version", "2.0")
                .attribute("xmlns:atom", "http://www.w3.org/2005/Atom")
                .attribute("xmlns:content", "http://purl.org/rss/1.0/modules/content/")
                .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
                .attribute("xmlns:fh", "http://purl.org/syndication/history/1.0")
                .attribute("xmlns:media", MediaElements.NAMESPACE)
                .open("channel")
                .element("title", document.list().title())
                .element("link", links.page())
                .element("description", document.list().description())
                .element("language", site.language())
                .element("lastBuildDate", FeedDates.rfc822(document.updated()))
                .element("ttl", "5");
        links.all().forEach(link -> link.write(xml, "atom:link"));
        if (document.isArchive()) {
            xml.open("fh:archive").close();
        }
        document.entries().forEach(this::item);
        return xml.close().close().bytes();
    }

    /** Readers take a description for HTML, and a title for text. */
    private void item(FeedEntry entry) {
        xml.open("item")
                .element("title", entry.title())
                .element("link", entry.url())
                .open("guid")
                .attribute("isPermaLink", "false")
                .text(entry.id())
                .close()
                .element("pubDate", entry.published() == null ? null : FeedDates.rfc822(entry.published()))
                .element("atom:updated", FeedDates.rfc3339(entry.updated()))
                .element("description", Entities.escape(entry.summary()))
                .element("content:encoded", entry.html());
        entry.authors().stream().map(Author::name).forEach(name -> xml.element("dc:creator", name));
        if (entry.headline() != null) {
            about(entry.headline());
        }
        if (entry.image() != null) {
            MediaElements.write(xml, entry.image(), site);
        }
        xml.close();
    }

    private void about(Headline headline) {
        category(headline.section().name(), Site.SECTIONS);
        headline.tags().forEach(tag -> category(tag.name(), Site.TAGS));
        xml.element("dc:language", headline.language().tag());
    }

    private void category(String name, String domain) {
        xml.open("category")
                .attribute("domain", site.absolute(domain))
                .text(name)
                .close();
    }
}
