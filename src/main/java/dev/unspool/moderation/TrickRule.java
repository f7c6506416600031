package dev.unspool.moderation;

import dev.unspool.comment.Submission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Letters of one alphabet that pass for those of another, and characters that nobody sees: moderators see them marked. */
@Component
@Order(TrickRule.ORDER)
final class TrickRule implements Rule {

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
        var isPlain = Tricks.in(submission.name()).isEmpty()
                && Tricks.in(submission.text()).isEmpty();
        return Mono.just(isPlain ? Verdict.PASS : new Verdict.Hold(code()));
    }
}
