package dev.unspool.ingest;

import dev.unspool.body.Address;
import dev.unspool.format.ForeignArticle;
import dev.unspool.format.ForeignArticle.Person;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes an article of another system as a line of JSON Lines would have it, so that the same rules hold for both. A draft has no date. */
final class ForeignArticleJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ForeignArticleJson() {}

    static JsonNode of(ForeignArticle article) {
        var json = JSON.objectNode();
        json.put("id", article.id());
        json.put("title", article.title());
        json.put("section", article.section());
        json.put("language", article.language());
        json.put("body_html", article.bodyHtml());
        put(json, "summary", article.standfirst());
        put(json, "url", article.url());
        var date = article.publishedAt();
        if (date != null && !article.isDraft()) {
            json.put("published_at", date.toString());
        }
        article.tags().forEach(json.putArray("tags")::add);
        var authors = json.putArray("authors");
        article.authors().forEach(author -> authors.add(author(author)));
        var picture = article.picture();
        if (picture != null && isUsable(picture.url())) {
            json.putObject("image").put("url", picture.url()).put("alt", picture.alt());
        }
        return json;
    }

    /** A name without an id may be a whole byline, which {@link BylineParser} divides. */
    private static JsonNode author(Person author) {
        if (author.id() == null) {
            return JSON.stringNode(author.name());
        }
        var json = JSON.objectNode();
        json.put("id", author.id());
        json.put("name", author.name());
        put(json, "bio", author.bio());
        if (isUsable(author.avatar())) {
            json.put("avatar", author.avatar());
        }
        return json;
    }

    /** A picture without an address that a page could show is left out, and does not keep out its article. */
    private static boolean isUsable(@Nullable String picture) {
        return picture != null && Address.picture(picture).isPresent();
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
