package dev.unspool.comment;

import dev.unspool.comment.ThreadPage.Entry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Comments as one reader sees them. */
@Component
final class Entries {

    private final CommentSettings settings;
    private final Clock clock;

    Entries(CommentSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** As its author sees it, alone. */
    Entry own(Comment comment) {
        return of(comment, true, List.of(), null);
    }

    Entry of(Comment comment, boolean mine, List<Entry> replies, @Nullable String moreReplies) {
        return new Entry(comment, mine, mine ? editableUntil(comment) : null, replies, moreReplies);
    }

    /** When its author can change it no more; null where that is over, or a moderator has decided. */
    @Nullable
    Instant editableUntil(Comment comment) {
        var end = comment.createdAt().plus(settings.editable());
        var isOpen = comment.state() != CommentState.REMOVED && comment.state() != CommentState.REJECTED;
        return isOpen && clock.instant().isBefore(end) ? end : null;
    }
}
