package dev.unspool.body;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Language;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the article that a body belongs to.
 *
 * @param article makes the ids within the body unique among all articles
 * @param title removed where the body repeats it as a heading
 * @param language of the words that the cleaning adds
 * @param address where the article was published first, against which relative addresses are resolved; null if it is not known
 */
public record BodyContext(
        ArticleId article,
        String title,
        Language language,
        @Nullable String address) {}
