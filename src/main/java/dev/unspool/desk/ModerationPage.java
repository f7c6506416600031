package dev.unspool.desk;

import dev.unspool.comment.ThreadSetting;
import dev.unspool.moderation.QueueStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The model of the moderation page.
 *
 * @param next cursor of the next page; null on the last one
 * @param done the decision that was just made; null if none
 * @param setting of the article that the list is filtered by; null if that article has none
 */
record ModerationPage(
        DeskFrame frame,
        ModerationView view,
        List<CommentCard> cards,
        @Nullable String next,
        @Nullable DecisionNotice done,
        @Nullable ThreadSetting setting) {

    List<QueueStatus> lists() {
        return List.of(QueueStatus.values());
    }

    /** The code of the article's own mode; empty if the site's applies. */
    String mode() {
        return setting == null ? "" : setting.mode().code();
    }

    /** When the thread closes, in UTC, as an {@code <input type=datetime-local>} spells it; empty for never. */
    String closesAt() {
        var at = setting == null ? null : setting.closesAt();
        return at == null ? "" : at.toString().substring(0, "2027-01-21T13:00".length());
    }
}
