package dev.unspool.ledger;

import dev.unspool.article.ArticleHeader;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Filing;
import dev.unspool.article.PublicName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article in any state, as the newsroom sees it.
 *
 * @param name null for a draft
 * @param bodyHtml null in lists
 * @param publishedAt of a draft: the date that it shall bear, null for that of its publication
 */
public record NewsroomArticle(
        ArticleId id,
        ArticleState state,
        @Nullable PublicName name,
        ArticleHeader header,
        @Nullable String bodyHtml,
        Filing filing,
        @Nullable Instant publishedAt,
        int readingMinutes) {}
