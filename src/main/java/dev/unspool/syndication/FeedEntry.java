package dev.unspool.syndication;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Author;
import dev.unspool.article.Headline;
import dev.unspool.article.Image;
import dev.unspool.article.Language;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a feed: an article, or the notice in place of a withdrawn one.
 *
 * @param headline null for a withdrawn article
 * @param updated when this version was published
 * @param published null if it is not known
 * @param summary plain text; may be empty
 * @param html the whole text, safe, with absolute addresses; null if the feed has summaries only
 */
record FeedEntry(
        ArticleId article,
        String title,
        String url,
        @Nullable Headline headline,
        Instant updated,
        @Nullable Instant published,
        String summary,
        @Nullable String html) {

    /** Returns the id, which no correction, slug or domain changes. */
    String id() {
        return idOf(article);
    }

    static String idOf(ArticleId article) {
        return "urn:uuid:" + article;
    }

    List<Author> authors() {
        return headline == null ? List.of() : headline.authors();
    }

    @Nullable
    Image image() {
        return headline == null ? null : headline.image();
    }

    @Nullable
    Language language() {
        return headline == null ? null : headline.language();
    }
}
