package dev.unspool.format;

import static dev.unspool.format.CutJson.text;

import dev.unspool.format.ForeignArticle.Person;
import dev.unspool.format.ForeignArticle.Picture;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the items of a JSON Feed. */
final class JsonFeedReader implements ItemReader {

    private final JsonItems items;
    private final JsonFeedSite site;

    JsonFeedReader(JsonItems items, JsonFeedSite site) {
        this.items = items;
        this.site = site;
    }

    @Override
    public @Nullable Item next() throws IOException {
        var cut = items.next();
        return cut == null ? null : cut.item(item -> item(cut.place(), item));
    }

    @Override
    public long line() {
        return items.line();
    }

    @Override
    public void close() throws IOException {
        items.close();
    }

    private Item item(ItemPlace place, JsonNode item) {
        if (StatedReaders.of(item) == StatedReaders.FEW) {
            return new Item.Rejected(
                    place, text(item, "id"), text(item, "title"), "unpublished", "is not public, as it says itself");
        }
        var address = Optional.ofNullable(text(item, "url")).or(() -> Optional.ofNullable(text(item, "external_url")));
        var summary = Optional.ofNullable(text(item, "summary"));
        var full = Optional.ofNullable(text(item, "content_html"))
                .or(() -> Optional.ofNullable(text(item, "content_text")).map(ForeignText::markup));
        var body = full.or(() -> summary.map(ForeignText::markup)).or(() -> address.map(ForeignText::linkBody));
        var title = Optional.ofNullable(text(item, "title"))
                .or(() -> body.flatMap(ForeignText::titleOf))
                .or(() -> address);
        return title.<Item>map(headline -> new Item.Article(
                        place,
                        article(item, headline, full.flatMap(text -> summary), body.orElse(""), address.orElse(null))))
                .orElseGet(() -> Item.Rejected.of(place, "empty", "has neither a title nor a text nor an address"));
    }

    private ForeignArticle article(
            JsonNode item, String title, Optional<String> standfirst, String body, @Nullable String address) {
        var tags = tags(item);
        return new ForeignArticle(
                id(item, title, address),
                title,
                standfirst.flatMap(ForeignText::summary).orElse(null),
                body.isEmpty() ? ForeignText.markup(title) : body,
                tags.stream().findFirst().orElse(site.title()),
                tags.stream().skip(1).toList(),
                authors(item),
                Stream.of("date_published", "date_modified")
                        .flatMap(name -> Stream.ofNullable(text(item, name)))
                        .flatMap(date -> ForeignDates.instant(date).stream())
                        .findFirst()
                        .orElse(null),
                ForeignText.language(Optional.ofNullable(text(item, "language")).orElse(site.language())),
                Stream.of("image", "banner_image")
                        .flatMap(name -> Stream.ofNullable(text(item, name)))
                        .findFirst()
                        .map(url -> new Picture(ForeignText.resolved(site.home(), url), ""))
                        .orElse(null),
                address == null ? site.home() : ForeignText.resolved(site.home(), address),
                StatedReaders.of(item) == StatedReaders.NONE_YET);
    }

    private String id(JsonNode item, String title, @Nullable String address) {
        return Optional.ofNullable(text(item, "id"))
                .or(() -> Optional.ofNullable(address))
                .map(name -> ForeignText.id(site.name(), name))
                .orElseGet(() -> "sha256:" + ForeignText.hash(site.name() + '\n' + title));
    }

    private static List<String> tags(JsonNode item) {
        var tags = item.get("tags");
        return tags == null || !tags.isArray()
                ? List.of()
                : tags.values().stream()
                        .filter(JsonNode::isString)
                        .map(tag -> tag.stringValue().strip())
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .toList();
    }

    /** Reads the list of version 1.1, or else the one author of version 1.0. */
    private static List<Person> authors(JsonNode item) {
        var list = item.get("authors");
        var people = list != null && list.isArray() ? list.values().stream() : Stream.ofNullable(item.get("author"));
        return people.filter(JsonNode::isObject)
                .flatMap(author -> Stream.ofNullable(text(author, "name")))
                .map(Person::named)
                .toList();
    }
}
