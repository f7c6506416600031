package dev.unspool.reader;

import dev.unspool.article.Image;
import dev.unspool.article.Language;
import dev.unspool.syndication.FeedFormat;
import dev.unspool.web.Site;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a page's head says to browsers, search engines and social networks.
 *
 * @param title without the site's name
 * @param canonical path and query; null if search engines should not list the page: it is an error, or shows only comments
 * @param list path of the list that the page shows, which has feeds; null if it shows none
 * @param story the article of the page, or null
 * @param jsonLd safe within a script element, or null
 */
record Head(
        String title,
        @Nullable String description,
        @Nullable String canonical,
        @Nullable String list,
        @Nullable Story story,
        @Nullable String jsonLd) {

    private static final String FRONT = "/";

    static Head article(Story story, @Nullable String description, String jsonLd) {
        return new Head(story.headline().title(), description, story.path(), null, story, jsonLd);
    }

    /** Returns the head of a page of a list that has no feeds. */
    static Head list(String title, @Nullable String description, @Nullable String canonical) {
        return new Head(title, description, canonical, null, null, null);
    }

    static Head headlines(ListTopic topic, String description, @Nullable String canonical, @Nullable String jsonLd) {
        return new Head(topic.name(), description, canonical, topic.path(), null, jsonLd);
    }

    static Head notice(String title) {
        return new Head(title, null, null, null, null, null);
    }

    /** A feed that a program finds by the page. */
    record Feed(String title, String type, String path) {}

    /** Returns the feeds of the list that the page shows, and then those of the site. */
    List<Feed> feeds(Site site) {
        var ofSite = feeds(site.name(), FRONT);
        return list == null || list.equals(FRONT)
                ? ofSite.toList()
                : Stream.concat(feeds(fullTitle(site), list), ofSite).toList();
    }

    private static Stream<Feed> feeds(String title, String list) {
        return Arrays.stream(FeedFormat.values())
                .map(format -> new Feed(title + " (" + format.title() + ')', format.type(), format.pathFor(list)));
    }

    /** Returns the site's name for the front page; for every other page a title that ends with it. */
    String fullTitle(Site site) {
        return title.equals(site.name()) ? title : title + " – " + site.name();
    }

    /** Whether the page, or the list that it continues, is at {@code path}. */
    boolean isAt(String path) {
        return canonical != null && (canonical.equals(path) || canonical.startsWith(path + '?'));
    }

    /** Returns the locale of the page's words in Open Graph's form. */
    String locale(Site site) {
        return OpenGraphLocale.of(
                story == null ? new Language(site.language()) : story.headline().language());
    }

    /** Returns the picture of the article for social networks; null if it has none that they can show. */
    @Nullable
    Image picture() {
        var lead = story == null ? null : story.headline().image();
        return lead != null && lead.isDrawnByNetworks() ? lead : null;
    }
}
