package dev.unspool.reader;

import dev.unspool.article.Image;
import dev.unspool.web.Site;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of itself to browsers, search engines and networks.
 *
 * @param title without the site's name
 * @param canonical path; null where the page is not to be found by search: it moves, or says that something is wrong
 * @param story the article that the page is of, or null
 * @param jsonLd safe within a script element, or null
 */
record Head(
        String title,
        @Nullable String description,
        @Nullable String canonical,
        @Nullable Story story,
        @Nullable String jsonLd) {

    static Head article(Story story, String jsonLd) {
        var headline = story.headline();
        return new Head(headline.title(), headline.standfirst(), story.path(), story, jsonLd);
    }

    static Head list(String title, @Nullable String description, @Nullable String canonical) {
        return new Head(title, description, canonical, null, null);
    }

    static Head notice(String title) {
        return new Head(title, null, null, null, null);
    }

    /** The front page's title is the site's name; every other page's ends with it. */
    String fullTitle(Site site) {
        return title.equals(site.name()) ? title : title + " – " + site.name();
    }

    @Nullable
    Image picture() {
        return story == null ? null : story.headline().image();
    }
}
