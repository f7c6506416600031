package dev.unspool.comment;

import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Nothing goes into a closed thread, and what goes into a premoderated one waits. First of all: a closed thread costs no more than this. */
@Component
@Order(ThreadRule.ORDER)
final class ThreadRule implements Rule {

    static final int ORDER = 50;

    private final ThreadModes modes;

    ThreadRule(ThreadModes modes) {
        this.modes = modes;
    }

    @Override
    public String code() {
        return "premoderated";
    }

    @Override
    public String sentence() {
        return "Comments on this article wait for a moderator.";
    }

    @Override
    public Mono<Verdict> judge(Submission submission) {
        return modes.of(submission.article()).map(this::verdict);
    }

    private Verdict verdict(ThreadMode mode) {
        return switch (mode) {
            case OPEN -> Verdict.PASS;
            case PREMODERATED -> new Verdict.Hold(code());
            case CLOSED ->
                new Verdict.Refuse(new Problem(ProblemCode.COMMENTS_CLOSED, "Read on; what others wrote stays here."));
        };
    }
}
