package dev.unspool.format;

import dev.unspool.format.ForeignArticle.Person;
import dev.unspool.format.ForeignArticle.Picture;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An item of RSS or an entry of Atom, each with the elements of the other, as feeds often have them. */
final class FeedItem {

    private static final List<String> DATES = List.of(
            "pubDate",
            "published",
            "issued",
            "dc:date",
            "dcterms:issued",
            "dcterms:created",
            "created",
            "atom:published",
            "updated",
            "modified",
            "dcterms:modified",
            "atom:updated");

    private static final List<String> BODIES =
            List.of("content:encoded", "content", "atom:content", "xhtml:body", "body");
    private static final List<String> SUMMARIES =
            List.of("description", "summary", "atom:summary", "itunes:summary", "media:description", "itunes:subtitle");

    private final FeedChannel channel;
    private final XmlItem item;

    FeedItem(FeedChannel channel, XmlItem item) {
        this.channel = channel;
        this.item = item;
    }

    /** Returns the article; empty if the item has no title, no text and no address. */
    Optional<ForeignArticle> article() {
        var base = base();
        var address = address();
        var summary = first(SUMMARIES);
        var body = first(BODIES).or(() -> summary).or(() -> address.map(ForeignText::linkBody));
        var title = title().or(() -> body.flatMap(ForeignText::titleOf)).or(() -> address);
        return title.map(headline -> new ForeignArticle(
                id(headline),
                headline,
                first(BODIES)
                        .flatMap(full -> summary.filter(text -> !text.equals(full)))
                        .flatMap(ForeignText::summary)
                        .orElse(null),
                body.orElseGet(() -> ForeignText.markup(headline)),
                subjects().stream().findFirst().orElse(channel.title()),
                subjects().stream().skip(1).toList(),
                authors(item).isEmpty() ? channel.authors() : authors(item),
                date().orElse(null),
                item.attribute("xml:lang").map(ForeignText::language).orElse(channel.language()),
                picture(base).orElse(null),
                baseOfBody(base).or(() -> address).orElse(base),
                new FeedItemState(item).isDraft()));
    }

    /** Returns the id that the feed gives to the item; empty if it gives none. */
    Optional<String> ownId() {
        return Stream.of("guid", "id", "atom:id")
                .flatMap(name -> item.text(name).stream())
                .findFirst()
                .or(() -> item.attribute("rdf:about"))
                .map(name -> ForeignText.id(channel.site(), name));
    }

    /** Returns the id that the item has by its address; empty if it has no address. */
    Optional<String> addressId() {
        return address().map(name -> ForeignText.id(channel.site(), name));
    }

    Optional<String> title() {
        return Stream.of("title", "dc:title", "media:title", "atom:title", "itunes:title")
                .flatMap(name -> item.all(name).stream())
                .map(title -> ForeignText.plain(markup(title)))
                .filter(title -> !title.isEmpty())
                .findFirst();
    }

    /** Returns the address of the page that an item or a feed is about. */
    static Optional<String> link(XmlItem about) {
        var links = Stream.of("link", "atom:link")
                .flatMap(name -> about.all(name).stream())
                .toList();
        return links.stream()
                .filter(link -> link.attribute("href").isEmpty())
                .map(XmlItem::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .or(() -> links.stream()
                        .filter(link ->
                                link.attribute("rel").orElse("alternate").equals("alternate"))
                        .flatMap(link -> link.attribute("href").stream())
                        .findFirst())
                .or(() -> permanent(about));
    }

    /** Returns the people who wrote an item or a feed, in their order. */
    static List<Person> authors(XmlItem of) {
        return Stream.of("author", "dc:creator", "atom:author", "itunes:author")
                .map(name -> of.all(name).stream().flatMap(FeedItem::person).toList())
                .filter(people -> !people.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static Optional<String> permanent(XmlItem about) {
        return about.first("guid")
                .filter(guid -> !guid.attribute("isPermaLink").orElse("true").equalsIgnoreCase("false"))
                .map(XmlItem::text)
                .filter(guid -> guid.startsWith("http://") || guid.startsWith("https://"));
    }

    /** Reads an author of Atom, a name, or {@code mail@example.com (Name)}. Mail addresses are never kept. */
    private static Stream<Person> person(XmlItem author) {
        var name = author.text("name").orElseGet(() -> author.all("email").isEmpty() ? author.text() : "");
        var open = name.indexOf('(');
        var close = name.lastIndexOf(')');
        var inner = open >= 0 && close > open && name.indexOf('@') >= 0 ? name.substring(open + 1, close) : name;
        var plain = ForeignText.plain(withoutMail(inner));
        return plain.isEmpty() ? Stream.empty() : Stream.of(Person.named(plain));
    }

    private static String withoutMail(String name) {
        return name.indexOf('@') < 0
                ? name
                : String.join(
                        " ",
                        Stream.of(name.split(" "))
                                .filter(word -> word.indexOf('@') < 0)
                                .toList());
    }

    private @Nullable String base() {
        var declared = item.attribute("xml:base").orElse(null);
        return declared == null ? channel.base() : ForeignText.resolved(channel.base(), declared);
    }

    /** Returns what addresses in the body are resolved against, if the feed declares that: else it is the address of the item. */
    private Optional<String> baseOfBody(@Nullable String base) {
        var declared = Stream.concat(BODIES.stream(), SUMMARIES.stream())
                .flatMap(name -> item.all(name).stream())
                .findFirst()
                .flatMap(body -> body.attribute("xml:base"))
                .map(own -> ForeignText.resolved(base, own));
        return channel.isBaseDeclared() || item.attribute("xml:base").isPresent()
                ? declared.or(() -> Optional.ofNullable(base))
                : declared;
    }

    private Optional<String> address() {
        var base = base();
        return link(item).map(link -> ForeignText.resolved(base, link));
    }

    private String id(String headline) {
        return ownId().or(this::addressId)
                .orElseGet(() -> "sha256:" + ForeignText.hash(channel.title() + '\n' + headline + '\n' + date()));
    }

    private List<String> subjects() {
        return Stream.of("category", "dc:subject", "atom:category")
                .flatMap(name -> item.all(name).stream())
                .filter(subject -> !FeedItemState.isKind(subject))
                .map(subject -> subject.attribute("label")
                        .or(() -> subject.attribute("term"))
                        .orElseGet(subject::text))
                .map(ForeignText::plain)
                .filter(subject -> !subject.isEmpty())
                .distinct()
                .toList();
    }

    private Optional<Instant> date() {
        return DATES.stream()
                .flatMap(name -> item.text(name).stream())
                .flatMap(date -> ForeignDates.instant(date).stream())
                .findFirst();
    }

    private Optional<Picture> picture(@Nullable String base) {
        var groups = item.all("media:group");
        return Stream.of(
                        item.all("media:content").stream(),
                        all(groups, "content"),
                        item.all("enclosure").stream(),
                        item.all("media:thumbnail").stream(),
                        all(groups, "thumbnail"))
                .flatMap(found -> found)
                .filter(FeedItem::isPicture)
                .flatMap(found -> found.attribute("url").stream())
                .map(url -> new Picture(ForeignText.resolved(base, url), ""))
                .filter(picture -> picture.url().startsWith("http"))
                .findFirst();
    }

    private static Stream<XmlItem> all(List<XmlItem> elements, String name) {
        return elements.stream().flatMap(each -> each.all(name).stream());
    }

    private static boolean isPicture(XmlItem media) {
        var type = media.attribute("type").or(() -> media.attribute("medium"));
        return type.map(name -> name.startsWith("image")).orElse(media.name().equals("thumbnail"));
    }

    private Optional<String> first(List<String> names) {
        return names.stream()
                .flatMap(name -> item.all(name).stream())
                .map(FeedItem::markup)
                .filter(markup -> !markup.isBlank())
                .findFirst();
    }

    /** Returns the markup of a text of Atom, by its type, or of an element of RSS. */
    private static String markup(XmlItem text) {
        var type = text.attribute("type").orElse("html").toLowerCase(Locale.ROOT);
        if (text.attribute("mode").filter("base64"::equals).isPresent()) {
            return decoded(text.text());
        }
        return switch (type) {
            case "text", "text/plain" -> ForeignText.markup(text.text());
            case "html", "xhtml", "text/html", "application/xhtml+xml", "xml", "text/xml" -> text.html();
            default -> type.startsWith("image/") || type.startsWith("application/octet") ? "" : text.html();
        };
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
