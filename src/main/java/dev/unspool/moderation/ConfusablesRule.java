package dev.unspool.moderation;

import dev.unspool.comment.Submission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Holds comments with confusable letters or invisible characters, which moderators see marked. */
@Component
@Order(ConfusablesRule.ORDER)
final class ConfusablesRule implements Rule {

    static final int ORDER = 500;

    @Override
    public String code() {
        return "tricks";
    }

    @Override
    public String sentence() {
        return "It has look-alike letters or invisible characters, marked in the text.";
    }

    @Override
    public Mono<Verdict> judge(Submission submission) {
        var isPlain = Confusables.in(submission.name()).isEmpty()
                && Confusables.in(submission.text()).isEmpty();
        return Mono.just(holdIf(!isPlain));
    }
}
