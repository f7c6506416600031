package dev.unspool.comment;

import reactor.core.publisher.Mono;

/** Hears of comments that readers report. The room {@code moderation} has the one that there is. */
public interface Reported {

    /** Comes after a report was counted. @param comment that readers see */
    Mono<Void> reported(CommentId comment);
}
