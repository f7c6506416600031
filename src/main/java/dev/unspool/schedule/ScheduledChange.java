package dev.unspool.schedule;

import dev.unspool.article.ArticleId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of an article that is to be made later.
 *
 * @param version of the article when this was scheduled; 0 for a draft
 * @param fields that a correction changes, by their names in the API; empty for the other actions
 * @param content the JSON of a correction, or the notice of a takedown; null for the other actions, and in lists
 */
public record ScheduledChange(
        ArticleId article,
        ScheduledAction action,
        int version,
        List<String> fields,
        @Nullable String content) {}
