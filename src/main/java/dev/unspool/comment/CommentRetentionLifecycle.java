package dev.unspool.comment;

import dev.unspool.database.HourlyTrimLifecycle;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Runs {@link CommentRetention} every hour. */
@Component
final class CommentRetentionLifecycle extends HourlyTrimLifecycle {

    CommentRetentionLifecycle(CommentRetention retention, Clock clock) {
        super("addresses of comments", clock, retention::deleteExpired);
    }
}
