package dev.unspool.moderation;

import dev.unspool.comment.Submission;
import dev.unspool.comment.Trap;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who fills the field that nobody sees is a program; who is only too fast, or late, may be a person with a pasted text. */
@Component
@Order(TrapRule.ORDER)
final class TrapRule implements Rule {

    /** Costs nothing, so it stands first; others count on in hundreds. */
    static final int ORDER = 100;

    @Override
    public String code() {
        return "trap";
    }

    @Override
    public String sentence() {
        return "The form was not filled as people do.";
    }

    @Override
    public Map<String, String> reasons() {
        return Arrays.stream(Trap.values()).collect(Collectors.toMap(Trap::code, Trap::sentence));
    }

    @Override
    public Mono<Verdict> judge(Submission submission) {
        var trap = submission.trap();
        if (trap == null) {
            return Mono.just(Verdict.PASS);
        }
        return Mono.just(trap == Trap.HIDDEN_FIELD ? new Verdict.Spam(trap.code()) : new Verdict.Hold(trap.code()));
    }
}
