package dev.unspool.moderation;

import dev.unspool.article.ArticleId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which comments a moderator looks at.
 *
 * @param article null for all
 * @param words that name or text hold, in any case; null for all
 */
public record QueueFilter(
        QueueStatus status,
        @Nullable ArticleId article,
        @Nullable String words) {

    /** Who waits comes first who waits longest; what is decided, the newest first. */
    boolean isOldestFirst() {
        return status == QueueStatus.PENDING;
    }

    /** Differs from that of any other filter. */
    String name() {
        return "comments " + status.code() + ' ' + Objects.toString(article, "") + ' ' + Objects.toString(words, "");
    }
}
