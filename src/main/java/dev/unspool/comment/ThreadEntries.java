package dev.unspool.comment;

import dev.unspool.comment.ThreadPage.Entry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the entries of threads: comments as one reader sees them. */
@Component
final class ThreadEntries {

    private final CommentSettings settings;
    private final Clock clock;

    ThreadEntries(CommentSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns a comment as its author sees it, without replies. */
    Entry own(Comment comment) {
        return of(comment, true, List.of(), null);
    }

    Entry of(Comment comment, boolean mine, List<Entry> replies, @Nullable String moreReplies) {
        return new Entry(comment, mine, mine ? editableUntil(comment) : null, replies, moreReplies);
    }

    /** Returns until when its author can change it; null if that time is over, or if a moderator has decided. */
    @Nullable
    Instant editableUntil(Comment comment) {
        var end = comment.createdAt().plus(settings.editable());
        var isOpen = comment.state() != CommentState.REMOVED && comment.state() != CommentState.REJECTED;
        return isOpen && clock.instant().isBefore(end) ? end : null;
    }
}
