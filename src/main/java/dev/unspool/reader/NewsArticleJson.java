package dev.unspool.reader;

import dev.unspool.article.Article;
import dev.unspool.article.Tag;
import dev.unspool.web.Site;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** An article as search engines read it: one schema.org {@code NewsArticle}. */
@Component
final class NewsArticleJson {

    private final JsonMapper json;
    private final Site site;

    NewsArticleJson(JsonMapper json, Site site) {
        this.json = json;
        this.site = site;
    }

    /** JSON that can stand in a script element: nothing in it can end the element or open a comment. */
    String of(Article article) {
        return json.writeValueAsString(members(article))
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private Map<String, Object> members(Article article) {
        var headline = article.headline();
        var url = site.absolute(site.articlePath(headline.slug()));
        var members = new LinkedHashMap<String, Object>();
        members.put("@context", "https://schema.org");
        members.put("@type", "NewsArticle");
        members.put("@id", url);
        members.put("mainEntityOfPage", url);
        members.put("headline", headline.title());
        if (headline.standfirst() != null) {
            members.put("description", headline.standfirst());
        }
        if (headline.isDated()) {
            members.put("datePublished", headline.publishedAt().toString());
            members.put("dateModified", headline.updatedAt().toString());
        }
        if (headline.author() != null) {
            members.put(
                    "author",
                    party(
                            "Person",
                            headline.author().name(),
                            site.authorPath(headline.author().slug())));
        }
        if (headline.image() != null) {
            members.put("image", site.absolute(headline.image().url()));
        }
        members.put("publisher", party("Organization", site.name(), "/"));
        members.put("articleSection", headline.section().name());
        members.put("keywords", headline.tags().stream().map(Tag::name).toList());
        members.put("inLanguage", headline.language().tag());
        members.put("isAccessibleForFree", true);
        return members;
    }

    private Map<String, String> party(String type, String name, String path) {
        var party = new LinkedHashMap<String, String>();
        party.put("@type", type);
        party.put("name", name);
        party.put("url", site.absolute(path));
        return party;
    }
}
