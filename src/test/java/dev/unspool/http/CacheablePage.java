package dev.unspool.http;

import dev.unspool.web.Caching;
import java.io.IOException;

/** Every kind of answer that caches may share between readers. */
enum CacheablePage {
    FEED("/api/v1/feed", Caching.FIRST_PAGE, 0),
    WHOLE_ARTICLES("/api/v1/feed?view=full&limit=10", Caching.FIRST_PAGE, 9),
    SECTION_FEED("/api/v1/feed?section=etiquette&limit=3", Caching.FIRST_PAGE, 2),
    ARTICLE("/api/v1/articles/manners-3", Caching.ARTICLE, 3),
    ARTICLE_PAGE("/articles/manners-3", Caching.ARTICLE, 3),
    FRAGMENT("/articles/manners-3?fragment=1", Caching.ARTICLE, 3),
    FRONT("/", Caching.FIRST_PAGE, 0),
    SECTION("/sections/etiquette", Caching.FIRST_PAGE, 0),
    TAG("/tags/tea", Caching.FIRST_PAGE, 0),
    AUTHOR("/authors/ada-writer", Caching.FIRST_PAGE, 0),
    HEADLINES("/?fragment=1", Caching.FIRST_PAGE, 0),
    DEEPER_FEED("/api/v1/feed", Caching.DEEPER_PAGE, 20) {
        @Override
        String target(RawHttpTest site) throws IOException {
            return path + "?cursor=" + cursor(site);
        }
    },
    DEEPER_LIST("/", Caching.DEEPER_PAGE, 20) {
        @Override
        String target(RawHttpTest site) throws IOException {
            return path + "?cursor=" + cursor(site);
        }
    },
    DEEPER_HEADLINES("/?fragment=1", Caching.DEEPER_PAGE, 20) {
        @Override
        String target(RawHttpTest site) throws IOException {
            return path + "&cursor=" + cursor(site);
        }
    };

    final String path;
    final String cacheControl;

    /** The position in the feed of an article that the page shows. */
    final int shows;

    CacheablePage(String path, String cacheControl, int shows) {
        this.path = path;
        this.cacheControl = cacheControl;
        this.shows = shows;
    }

    String target(RawHttpTest site) throws IOException {
        return path;
    }

    private static String cursor(RawHttpTest site) throws IOException {
        return site.json("/api/v1/feed").at("/page/next").asString();
    }
}
