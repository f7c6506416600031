package dev.unspool.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of itself before its first item.
 *
 * @param context start tag for the parser of its items
 * @param site name under which the ids of its items are unique: its host, or else its title; empty if it has neither
 * @param base against which addresses are resolved; null if there is none
 * @param isBaseDeclared whether the feed says that addresses are resolved against it, whatever the address of an item
 * @param language a tag of BCP 47
 */
record FeedChannel(
        String context,
        String site,
        String title,
        @Nullable String base,
        boolean isBaseDeclared,
        String language,
        List<ForeignArticle.Person> authors) {

    /** The section of what comes from a feed without a title. */
    private static final String NEWS = "News";

    private static final int MAX_TITLE = 200;

    /** Characters of the address that others are resolved against, which is read anew for each item. */
    private static final int MAX_BASE = 2_000;

    /** Authors of a feed, who are those of each item without its own. */
    private static final int MAX_AUTHORS = 20;

    private static final int MAX_NAME = 200;

    /** Parts of the namespaces of exports, whose items say whether readers may see them. */
    private static final List<String> EXPORTS = List.of(
            "wordpress.org/export/",
            "http://schemas.google.com/blogger/",
            "http://www.w3.org/2007/app",
            "http://purl.org/atom/app#");

    static FeedChannel of(String head) {
        var root = XmlItem.root(head);
        var channel = root.flatMap(each -> each.first("channel").or(() -> each.first("rss:channel")))
                .or(() -> root);
        var around = new ArrayList<XmlItem>();
        root.ifPresent(around::add);
        channel.filter(each -> root.filter(other -> other == each).isEmpty()).ifPresent(around::add);
        var base = base(around, channel);
        var title = channel.flatMap(each -> each.text("title"))
                .map(ForeignText::plain)
                .filter(text -> !text.isEmpty() && text.length() <= MAX_TITLE);
        return new FeedChannel(
                XmlItem.context(around),
                site(base, channel, title.orElse("")),
                title.orElse(NEWS),
                base,
                around.stream().anyMatch(each -> each.attribute("xml:base").isPresent()),
                ForeignText.language(around.stream()
                        .flatMap(each -> each.attribute("xml:lang").stream())
                        .reduce((outer, inner) -> inner)
                        .or(() -> channel.flatMap(each -> each.text("language")))
                        .or(() -> channel.flatMap(each -> each.text("dc:language")))
                        .orElse(null)),
                channel.map(FeedChannel::authors).orElse(List.of()));
    }

    /** Whether the items may say that readers must not see them, so that an item that lost its end is not to be trusted. */
    boolean isExport() {
        return EXPORTS.stream().anyMatch(context::contains);
    }

    private static List<ForeignArticle.Person> authors(XmlItem channel) {
        return FeedItem.authors(channel).stream()
                .filter(author -> author.name().length() <= MAX_NAME)
                .limit(MAX_AUTHORS)
                .toList();
    }

    private static String site(@Nullable String base, Optional<XmlItem> channel, String title) {
        return Stream.concat(Stream.ofNullable(base), channel.stream().flatMap(FeedChannel::selves))
                .map(ForeignText::host)
                .filter(host -> !host.isEmpty())
                .findFirst()
                .orElseGet(() -> String.join(" ", title.split("\\s+")));
    }

    /** Returns the addresses of the feed itself. */
    private static Stream<String> selves(XmlItem channel) {
        return Stream.of("link", "atom:link")
                .flatMap(name -> channel.all(name).stream())
                .filter(link -> link.attribute("rel").filter("self"::equals).isPresent())
                .flatMap(link -> link.attribute("href").stream())
                .filter(address -> address.length() <= MAX_BASE);
    }

    private static @Nullable String base(List<XmlItem> around, Optional<XmlItem> channel) {
        var link = channel.flatMap(FeedItem::link).orElse(null);
        var base = link;
        for (var each : around) {
            var declared = each.attribute("xml:base").orElse(null);
            base = declared == null ? base : ForeignText.resolved(base, declared);
        }
        return base == null || base.length() > MAX_BASE ? null : base;
    }
}
