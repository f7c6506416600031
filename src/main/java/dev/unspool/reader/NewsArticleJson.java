package dev.unspool.reader;

import dev.unspool.article.Article;
import dev.unspool.article.Author;
import dev.unspool.article.Correction;
import dev.unspool.article.Headline;
import dev.unspool.article.Tag;
import dev.unspool.feed.Description;
import dev.unspool.web.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Describes an article for search engines: one schema.org {@code NewsArticle}. */
@Component
final class NewsArticleJson {

    private final SiteJson json;
    private final Site site;

    NewsArticleJson(SiteJson json, Site site) {
        this.json = json;
        this.site = site;
    }

    /** Returns JSON for a script element; see {@link SiteJson#script}. */
    String of(Article article) {
        return json.script(members(article));
    }

    private Map<String, Object> members(Article article) {
        var headline = article.headline();
        var url = site.absolute(site.articlePath(headline.slug()));
        var members = new LinkedHashMap<String, Object>();
        members.put("@context", "https://schema.org");
        members.put("@type", "NewsArticle");
        members.put("@id", url);
        members.put("mainEntityOfPage", page(headline, url));
        members.put("headline", headline.title());
        var description = Description.of(article);
        if (description != null) {
            members.put("description", description);
        }
        if (headline.isDated()) {
            members.put("datePublished", headline.publishedAt().toString());
            members.put("dateModified", headline.updatedAt().toString());
        }
        if (!headline.authors().isEmpty()) {
            members.put("author", authors(headline.authors()));
        }
        if (headline.image() != null) {
            var image = headline.image();
            members.put("image", json.image(image.url(), image.width(), image.height()));
        }
        if (!article.corrections().isEmpty()) {
            members.put(
                    "correction",
                    article.corrections().stream()
                            .map(NewsArticleJson::correction)
                            .toList());
        }
        members.put("publisher", json.publisher());
        members.put("articleSection", headline.section().name());
        members.put("keywords", headline.tags().stream().map(Tag::name).toList());
        members.put("inLanguage", headline.language().tag());
        members.put("isAccessibleForFree", true);
        return members;
    }

    /** One person, or a list of several. */
    private Object authors(List<Author> authors) {
        var people = authors.stream().map(this::person).toList();
        return people.size() == 1 ? people.get(0) : people;
    }

    private Map<String, Object> person(Author author) {
        var person = SiteJson.thing("Person");
        person.put("name", author.name());
        person.put("url", site.absolute(site.authorPath(author.slug())));
        return person;
    }

    private static Map<String, Object> correction(Correction correction) {
        var comment = SiteJson.thing("CorrectionComment");
        comment.put("text", correction.note());
        comment.put("datePublished", correction.at().toString());
        return comment;
    }

    /** Describes the page: where it is within the site. */
    private Map<String, Object> page(Headline headline, String url) {
        var section = headline.section();
        var places = SiteJson.thing("BreadcrumbList");
        places.put(
                "itemListElement",
                List.of(
                        place(1, site.name(), site.absolute("/")),
                        place(2, section.name(), site.absolute(site.sectionPath(section.slug()))),
                        place(3, headline.title(), url)));
        var page = SiteJson.thing("WebPage");
        page.put("@id", url);
        page.put("breadcrumb", places);
        return page;
    }

    private static Map<String, Object> place(int position, String name, String url) {
        var place = SiteJson.thing("ListItem");
        place.put("position", position);
        place.put("name", name);
        place.put("item", url);
        return place;
    }
}
