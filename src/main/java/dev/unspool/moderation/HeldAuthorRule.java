package dev.unspool.moderation;

import dev.unspool.comment.Submission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Holds what comes from an author whose comments a moderator has wait. */
@Component
@Order(HeldAuthorRule.ORDER)
final class HeldAuthorRule implements Rule {

    /** Last, after the external check, which may take seconds: what a moderator decides meanwhile counts. */
    static final int ORDER = 1100;

    private final AuthorHolds holds;

    HeldAuthorRule(AuthorHolds holds) {
        this.holds = holds;
    }

    @Override
    public String code() {
        return "held-author";
    }

    @Override
    public String sentence() {
        return "A moderator has this author's comments wait.";
    }

    @Override
    public Mono<Verdict> judge(Submission submission) {
        return holds.isHeld(submission.author()).map(held -> held ? new Verdict.Hold(code()) : Verdict.PASS);
    }
}
