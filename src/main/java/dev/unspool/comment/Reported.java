package dev.unspool.comment;

import reactor.core.publisher.Mono;

/** Keeps readers' reports, and acts on them: the moderators' part of a report. */
public interface Reported {

    /** Whether the household has not reported the comment yet. */
    Mono<Boolean> isNew(Report report);

    /** Keeps {@code report}, and hides the comment where it has enough of them. Does nothing where the household had reported it. */
    Mono<Void> add(Report report);
}
