package dev.unspool.moderation;

import dev.unspool.article.ArticleId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The comments that a moderator asks for.
 *
 * @param article null for all
 * @param words text that name or text contain, in any case; null for all
 */
public record QueueFilter(
        QueueStatus status,
        @Nullable ArticleId article,
        @Nullable String words) {

    /** Whether the oldest come first. Comments that wait are in the order of waiting; decided ones are newest first. */
    boolean isOldestFirst() {
        return status == QueueStatus.PENDING;
    }

    /** Returns a string that is unique to this filter. */
    String name() {
        return "comments " + status.code() + ' ' + Objects.toString(article, "") + ' ' + Objects.toString(words, "");
    }
}
