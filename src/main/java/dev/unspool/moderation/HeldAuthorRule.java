package dev.unspool.moderation;

import dev.unspool.comment.Submission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Holds comments of an author on whom a moderator has put a hold. */
@Component
@Order(HeldAuthorRule.ORDER)
final class HeldAuthorRule implements Rule {

    /** Last, after the external check, which may take seconds: what a moderator decides in the meantime counts. */
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
        return holds.isHeld(submission.author()).map(this::holdIf);
    }
}
