package dev.unspool.comment;

import reactor.core.publisher.Mono;

/** Stores readers' reports and acts on them. Package {@code moderation} implements it. */
public interface ReportHandler {

    /** Whether the household has not reported the comment yet. */
    Mono<Boolean> isNew(ReaderReport report);

    /** Stores {@code report}, and hides the comment if it has enough of them. Does nothing if the household had reported it. */
    Mono<Void> add(ReaderReport report);
}
