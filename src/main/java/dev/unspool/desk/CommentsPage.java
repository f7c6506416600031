package dev.unspool.desk;

import dev.unspool.comment.ThreadSetting;
import dev.unspool.moderation.QueueStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The moderators' page.
 *
 * @param next cursor of the next page; null at the true end
 * @param done what was just decided; null for nothing
 * @param setting of the one article that is looked at, where it has one of its own
 */
record CommentsPage(
        DeskFrame frame,
        CommentsView view,
        List<CommentCard> cards,
        @Nullable String next,
        @Nullable Done done,
        @Nullable ThreadSetting setting) {

    List<QueueStatus> lists() {
        return List.of(QueueStatus.values());
    }

    /** The code of the article's own mode; empty where the site's holds. */
    String mode() {
        return setting == null ? "" : setting.mode().code();
    }

    /** As {@code datetime-local} has it, in UTC; empty for never. */
    String closesAt() {
        var at = setting == null ? null : setting.closesAt();
        return at == null ? "" : at.toString().substring(0, "2027-01-21T13:00".length());
    }
}
