package dev.unspool.format;

import dev.unspool.format.ForeignArticle.Person;
import dev.unspool.format.ForeignArticle.Picture;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A post in an export of WordPress. */
final class WxrPost {

    /** The category that WordPress gives to posts without one. */
    private static final String NO_CATEGORY = "uncategorized";

    private final WxrSite site;
    private final XmlItem item;

    WxrPost(WxrSite site, XmlItem item) {
        this.site = site;
        this.item = item;
    }

    /** Returns the value of a post's field; empty if it has none, or that is empty. */
    static Optional<String> meta(XmlItem post, String key) {
        return post.all("wp:postmeta").stream()
                .filter(meta -> meta.text("wp:meta_key").filter(key::equals).isPresent())
                .flatMap(meta -> meta.text("wp:meta_value").stream())
                .findFirst();
    }

    String id() {
        return item.text("wp:post_id")
                .map(number -> ForeignText.id(site.name(), number))
                .or(() -> item.text("guid").map(guid -> ForeignText.id(site.name(), guid)))
                .orElseGet(() -> "sha256:" + ForeignText.hash(site.name() + '\n' + title() + '\n' + body()));
    }

    String title() {
        return item.text("title").map(ForeignText::plain).orElse("");
    }

    String body() {
        return item.text("content:encoded").orElse("");
    }

    ForeignArticle article(boolean isDraft) {
        var address = item.text("link")
                .map(link -> ForeignText.resolved(site.channel().base(), link));
        var sections = sections();
        return new ForeignArticle(
                id(),
                title().isEmpty() ? ForeignText.titleOf(body()).orElse("") : title(),
                item.text("excerpt:encoded").flatMap(ForeignText::summary).orElse(null),
                body(),
                sections.stream().findFirst().orElse(site.channel().title()),
                Stream.concat(sections.stream().skip(1), terms("post_tag"))
                        .distinct()
                        .toList(),
                authors(),
                publishedAt().orElse(null),
                site.channel().language(),
                picture().orElse(null),
                address.orElse(site.channel().base()),
                isDraft);
    }

    /** Returns the categories; those of very old exports have no domain. */
    private List<String> sections() {
        var categories = terms("category").toList();
        var all = categories.isEmpty() ? terms("").toList() : categories;
        var real =
                all.stream().filter(name -> !name.equalsIgnoreCase(NO_CATEGORY)).toList();
        return real.isEmpty() ? all : real;
    }

    /** Returns the co-authors, if the site has the extension for them, else the author. */
    private List<Person> authors() {
        var together = item.all("category").stream()
                .filter(term ->
                        term.attribute("domain").filter("author"::equals).isPresent())
                .map(term -> coAuthor(term.attribute("nicename").orElse(""), ForeignText.plain(term.text())))
                .filter(person -> !person.name().isEmpty())
                .toList();
        return together.isEmpty()
                ? item.text("dc:creator").map(site::author).stream().toList()
                : together;
    }

    /** Finds a co-author, whose term is called by a login with {@code cap-} before it. */
    private Person coAuthor(String nicename, String name) {
        var login = nicename.startsWith("cap-") ? nicename.substring("cap-".length()) : nicename;
        var known = site.author(login);
        var byName = site.author(name);
        return known.id() != null ? known : byName.id() != null ? byName : Person.named(name.isEmpty() ? login : name);
    }

    private Stream<String> terms(String domain) {
        return item.all("category").stream()
                .filter(term -> term.attribute("domain").orElse("").equals(domain))
                .map(term -> ForeignText.plain(term.text()))
                .filter(name -> !name.isEmpty())
                .distinct();
    }

    private Optional<Instant> publishedAt() {
        return item.text("wp:post_date_gmt")
                .flatMap(ForeignDates::instant)
                .or(() -> item.text("wp:post_date").flatMap(date -> ForeignDates.local(date, site.offset())))
                .or(() -> item.text("pubDate").flatMap(ForeignDates::instant));
    }

    private Optional<Picture> picture() {
        return meta(item, "_thumbnail_id")
                .flatMap(site::picture)
                .map(found -> new Picture(ForeignText.resolved(site.channel().base(), found.url()), found.alt()));
    }
}
