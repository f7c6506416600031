package dev.unspool.moderation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the moderators' queue.
 *
 * @param next cursor of the next page; null only at the true end
 */
public record QueuePage(List<QueuedComment> items, @Nullable String next) {

    public QueuePage {
        items = List.copyOf(items);
    }
}
