package dev.unspool.moderation;

import dev.unspool.comment.Submission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Holds comments of an author of whom no comment was approved yet. */
@Component
@Order(FirstTimeRule.ORDER)
final class FirstTimeRule implements Rule {

    static final int ORDER = 900;

    private final PastComments past;

    FirstTimeRule(PastComments past) {
        this.past = past;
    }

    @Override
    public String code() {
        return "first-time";
    }

    @Override
    public boolean looksAtPast() {
        return true;
    }

    @Override
    public String sentence() {
        return "No comment of this author was approved before.";
    }

    @Override
    public Mono<Verdict> judge(Submission submission) {
        return past.hasApproved(submission).map(isKnown -> holdIf(!isKnown));
    }
}
