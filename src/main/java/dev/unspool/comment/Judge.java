package dev.unspool.comment;

import reactor.core.publisher.Mono;

/** Decides whether readers see a comment, or a moderator first. The room {@code moderation} has the one that there is. */
public interface Judge {

    /** Always a judgement, and soon. Fails with a {@link dev.unspool.web.Problem} that says why, where the comment is refused. */
    Mono<Judgement> judge(Submission submission);
}
