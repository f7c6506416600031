package dev.unspool.comment;

import reactor.core.publisher.Mono;

/** Decides whether a comment is published, waits for a moderator, or is spam. Package {@code moderation} implements it. */
public interface Judge {

    /**
     * Judges a comment by all that does not depend on other comments, within a bounded time; never empty. Fails with a {@link dev.unspool.web.Problem}
     * that says why if the comment is refused.
     */
    Mono<Judgement> judge(Submission submission);

    /**
     * Completes a judgement by what was sent before: by the same author, from the same address, or with the same text. Its caller has locked these, and
     * stores the comment in the same transaction, so that of several at once each sees those before it. Fails as {@link #judge} does.
     */
    Mono<Judgement> compareWithPast(Submission submission, Judgement first);

    /** Completes a judgement as {@link #compareWithPast} does, once it is subscribed to, and then by the mode of the thread. */
    default Mono<Judgement> complete(Submission submission, Judgement first, ThreadMode mode) {
        return Mono.defer(() -> compareWithPast(submission, first)).map(judgement -> judgement.under(mode));
    }
}
