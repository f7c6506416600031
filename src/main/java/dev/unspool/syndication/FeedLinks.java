package dev.unspool.syndication;

import dev.unspool.web.Site;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The addresses of a feed document and of those that it leads to, absolute. */
record FeedLinks(Site site, SyndicationSettings settings, FeedFormat format, FeedDocument document) {

    /** A link of a feed to {@code href}. */
    record FeedLink(String relation, String href, @Nullable String type) {

        /** Returns the link as a header (RFC 8288). */
        String header() {
            return "<" + href + ">; rel=\"" + relation + '"';
        }

        /** Writes the link as an Atom element of this name, which has the prefix that the document gives to Atom. */
        void write(XmlDocument xml, String element) {
            xml.open(element)
                    .attribute("rel", relation)
                    .attribute("href", href)
                    .attribute("type", type)
                    .close();
        }
    }

    /** Returns the address of the document itself. */
    String self() {
        return at(document.links().self());
    }

    /** Returns the address of the next document of older entries; null if this is the last one. */
    @Nullable
    String older() {
        return atOrNull(document.links().older());
    }

    /** Returns the address of the list's page. */
    String page() {
        return site.absolute(document.list().path());
    }

    /** Returns all links, in the order in which they are written. */
    List<FeedLink> all() {
        return Stream.of(
                        Stream.of(link("self", self()), new FeedLink("alternate", page(), "text/html")),
                        document.isArchive() ? Stream.of(link("current", at(null))) : Stream.<FeedLink>empty(),
                        optional("prev-archive", older()),
                        optional("next-archive", atOrNull(document.links().newer())),
                        hubs())
                .flatMap(links -> links)
                .toList();
    }

    /** A hub takes the current document only: an archive does not change by what is published. */
    private Stream<FeedLink> hubs() {
        return document.isArchive()
                ? Stream.empty()
                : settings.hubs().stream().map(hub -> new FeedLink("hub", hub.toString(), null));
    }

    private Stream<FeedLink> optional(String relation, @Nullable String href) {
        return Stream.ofNullable(href).map(known -> link(relation, known));
    }

    private FeedLink link(String relation, String href) {
        return new FeedLink(relation, href, format.type());
    }

    private @Nullable String atOrNull(@Nullable Long number) {
        return number == null ? null : at(number);
    }

    private String at(@Nullable Long number) {
        return site.absolute(format.pathFor(document.list().path())) + (number == null ? "" : "?before=" + number);
    }
}
