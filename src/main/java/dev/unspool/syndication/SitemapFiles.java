package dev.unspool.syndication;

import dev.unspool.article.Language;
import dev.unspool.article.Section;
import dev.unspool.store.SitemapArticles.News;
import dev.unspool.store.SitemapArticles.Page;
import dev.unspool.store.SitemapArticles.SitemapPart;
import dev.unspool.web.Site;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes sitemaps (sitemaps.org, and Google's extension for news). What has no known time has no {@code lastmod}. */
@Component
final class SitemapFiles {

    /** Paths of the files. All are at the root, since a sitemap may name only what is below its own address. */
    static final String LISTS = "/sitemap-lists.xml";

    private static final String ARTICLES = "/sitemap-articles-";
    private static final String SUFFIX = ".xml";

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String NEWS_NAMESPACE = "http://www.google.com/schemas/sitemap-news/0.9";

    private final Site site;

    SitemapFiles(Site site) {
        this.site = site;
    }

    /** Returns the path of a part. */
    static String path(long part) {
        return ARTICLES + part + SUFFIX;
    }

    /** Returns what stands for the number of the part in {@code path}; null if it is no path of a part. */
    static @Nullable String part(String path) {
        return path.startsWith(ARTICLES) && path.endsWith(SUFFIX)
                ? path.substring(ARTICLES.length(), Math.max(ARTICLES.length(), path.length() - SUFFIX.length()))
                : null;
    }

    byte[] index(List<SitemapPart> parts) {
        var xml = new XmlDocument().open("sitemapindex").attribute("xmlns", NAMESPACE);
        location(xml, "sitemap", LISTS, null);
        parts.forEach(part -> location(xml, "sitemap", path(part.number()), part.changedAt()));
        return xml.close().bytes();
    }

    /** Writes the front page and these sections. What they list changes all the time, so they tell no time. */
    byte[] lists(List<Section> sections) {
        var xml = urls();
        location(xml, "url", "/", null);
        sections.forEach(section -> location(xml, "url", site.sectionPath(section.slug()), null));
        return xml.close().bytes();
    }

    byte[] articles(List<Page> articles) {
        var xml = urls();
        articles.forEach(article -> location(xml, "url", site.articlePath(article.slug()), article.updatedAt()));
        return xml.close().bytes();
    }

    byte[] news(List<News> articles) {
        var xml = urls().attribute("xmlns:news", NEWS_NAMESPACE);
        for (var article : articles) {
            xml.open("url").element("loc", site.absolute(site.articlePath(article.slug())));
            xml.open("news:news")
                    .open("news:publication")
                    .element("news:name", site.name())
                    .element("news:language", language(article.language()))
                    .close()
                    .element("news:publication_date", FeedDates.rfc3339(article.publishedAt()))
                    .element("news:title", article.title())
                    .close();
            xml.close();
        }
        return xml.close().bytes();
    }

    private static XmlDocument urls() {
        return new XmlDocument().open("urlset").attribute("xmlns", NAMESPACE);
    }

    private void location(XmlDocument xml, String element, String path, @Nullable Instant changedAt) {
        xml.open(element)
                .element("loc", site.absolute(path))
                .element("lastmod", changedAt == null ? null : FeedDates.rfc3339(changedAt))
                .close();
    }

    /** Returns the code that Google's extension has for a language: two or three letters, but for Chinese, where the script counts. */
    private static String language(Language language) {
        var locale = Locale.forLanguageTag(language.tag());
        if (!locale.getLanguage().equals("zh")) {
            return locale.getLanguage();
        }
        var isTraditional = locale.getScript().equals("Hant")
                || (locale.getScript().isEmpty() && List.of("TW", "HK", "MO").contains(locale.getCountry()));
        return isTraditional ? "zh-tw" : "zh-cn";
    }
}
