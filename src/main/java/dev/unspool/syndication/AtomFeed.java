package dev.unspool.syndication;

import dev.unspool.article.Author;
import dev.unspool.article.Headline;
import dev.unspool.syndication.FeedDocument.Tombstone;
import dev.unspool.web.Site;

/** Writes a feed document as Atom (RFC 4287), with the archive links of RFC 5005 and the tombstones of RFC 6721. */
final class AtomFeed {

    private final XmlDocument xml = new XmlDocument();
    private final FeedLinks links;
    private final Site site;

    private AtomFeed(FeedLinks links) {
        this.links = links;
        this.site = links.site();
    }

    static byte[] of(FeedLinks links) {
        return new AtomFeed(links).bytes();
    }

    private byte[] bytes() {
        var document = links.document();
        xml.open("feed")
                .attribute("xmlns", "http://www.w3.org/2005/Atom")
                .attribute("xmlns:at", "http://purl.org/atompub/tombstones/1.0")
                .attribute("xmlns:fh", "http://purl.org/syndication/history/1.0")
                .attribute("xmlns:media", MediaElements.NAMESPACE)
                .attribute("xml:lang", site.language())
                .element("id", "urn:uuid:" + document.id())
                .element("title", document.list().title())
                .element("subtitle", document.list().description())
                .element("updated", FeedDates.rfc3339(document.updated()))
                .element("icon", site.absolute("/favicon.ico"))
                .open("author")
                .element("name", site.name())
                .element("uri", site.absolute("/"))
                .close();
        links.all().forEach(link -> link.write(xml, "link"));
        if (document.isArchive()) {
            xml.open("fh:archive").close();
        }
        document.withdrawn().forEach(this::tombstone);
        document.entries().forEach(this::entry);
        return xml.close().bytes();
    }

    private void tombstone(Tombstone tombstone) {
        xml.open("at:deleted-entry")
                .attribute("ref", tombstone.id())
                .attribute("when", FeedDates.rfc3339(tombstone.at()))
                .element("at:comment", tombstone.notice())
                .close();
    }

    private void entry(FeedEntry entry) {
        xml.open("entry")
                .attribute("xml:lang", entry.language())
                .element("id", entry.id())
                .element("title", entry.title())
                .element("updated", FeedDates.rfc3339(entry.updated()))
                .element("published", entry.published() == null ? null : FeedDates.rfc3339(entry.published()));
        new FeedLinks.FeedLink("alternate", entry.url(), "text/html").write(xml, "link");
        entry.authors().forEach(this::author);
        if (entry.headline() != null) {
            categories(entry.headline());
        }
        if (entry.image() != null) {
            MediaElements.write(xml, entry.image(), site);
        }
        xml.element("summary", entry.summary().isEmpty() ? null : entry.summary());
        if (entry.html() != null) {
            xml.open("content").attribute("type", "html").text(entry.html()).close();
        }
        xml.close();
    }

    private void author(Author author) {
        xml.open("author")
                .element("name", author.name())
                .element("uri", site.absolute(site.authorPath(author.slug())))
                .close();
    }

    private void categories(Headline headline) {
        category(headline.section().name(), Site.SECTIONS);
        headline.tags().forEach(tag -> category(tag.name(), Site.TAGS));
    }

    private void category(String name, String scheme) {
        xml.open("category")
                .attribute("term", name)
                .attribute("scheme", site.absolute(scheme))
                .close();
    }
}
