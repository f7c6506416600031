package dev.unspool.ledger;

import dev.unspool.article.ArticleHeader;
import dev.unspool.article.ArticleId;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.article.Filing;
import dev.unspool.article.PublicName;
import dev.unspool.article.Readiness;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article in any state, as the newsroom sees it.
 *
 * @param name null for a draft
 * @param bodyHtml null in lists
 * @param publishedAt of a draft: the date that it shall bear, null for that of its publication
 * @param readingMinutes 0 for a draft without a text
 */
public record NewsroomArticle(
        ArticleId id,
        ArticleState state,
        @Nullable PublicName name,
        ArticleHeader header,
        @Nullable String bodyHtml,
        Filing filing,
        @Nullable Instant publishedAt,
        int readingMinutes) {

    /** Stands for a text that lists leave out. */
    private static final String TEXT = "…";

    /** Returns this article as lists show it. */
    public NewsroomArticle withoutBody() {
        return new NewsroomArticle(id, state, name, header, null, filing, publishedAt, readingMinutes);
    }

    /** Returns a fault for each part that it still needs to be published. */
    public List<Fault> missing() {
        return Readiness.missing(header.title(), filing.section().name(), readingMinutes > 0 ? TEXT : "");
    }
}
