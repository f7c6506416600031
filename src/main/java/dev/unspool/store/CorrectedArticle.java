package dev.unspool.store;

import dev.unspool.article.Article;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article, and what it was in an earlier version.
 *
 * @param earlier null if the article is retracted, had no such version, or if what changed since is not known
 */
public record CorrectedArticle(Found now, @Nullable EarlierVersion earlier) {

    /**
     * An earlier version of an article.
     *
     * @param article with the text, picture and corrections of that version; its section, tags and authors are those of now
     * @param changed the public fields, by their names in the API, that corrections gave other values since
     */
    public record EarlierVersion(Article article, List<String> changed) {

        public EarlierVersion {
            changed = List.copyOf(changed);
        }

        /** Whether the fields that {@code article} has as they were are all that has changed. */
        public boolean isWhole() {
            return TEXT.containsAll(changed);
        }
    }

    /** The fields whose earlier values are kept. */
    private static final List<String> TEXT = List.of("title", "standfirst", "bodyHtml", "image");
}
