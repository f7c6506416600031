package dev.unspool.moderation;

import dev.unspool.comment.Submission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Holds a text that was sent before within a day: by its author, or by anybody if it is longer than a greeting. */
@Component
@Order(DuplicateRule.ORDER)
final class DuplicateRule implements Rule {

    static final int ORDER = 600;

    private final PastComments past;

    DuplicateRule(PastComments past) {
        this.past = past;
    }

    @Override
    public String code() {
        return "duplicate";
    }

    @Override
    public boolean looksAtPast() {
        return true;
    }

    @Override
    public String sentence() {
        return "The same text was sent before.";
    }

    @Override
    public Mono<Verdict> judge(Submission submission) {
        return past.hasSame(submission).map(this::holdIf);
    }
}
