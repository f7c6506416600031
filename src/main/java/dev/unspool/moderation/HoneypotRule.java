package dev.unspool.moderation;

import dev.unspool.comment.HoneypotSign;
import dev.unspool.comment.Submission;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes a comment with a filled honeypot field for spam, and holds one whose form was sent too fast or too late: its sender may be a person with a
 * pasted text.
 */
@Component
@Order(HoneypotRule.ORDER)
final class HoneypotRule implements Rule {

    /** First, since it costs nothing. Further rules follow in hundreds. */
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
        return Arrays.stream(HoneypotSign.values())
                .collect(Collectors.toMap(HoneypotSign::code, HoneypotSign::sentence));
    }

    @Override
    public Mono<Verdict> judge(Submission submission) {
        var sign = submission.sign();
        if (sign == null) {
            return Mono.just(Verdict.PASS);
        }
        return Mono.just(
                sign == HoneypotSign.HIDDEN_FIELD ? new Verdict.Spam(sign.code()) : new Verdict.Hold(sign.code()));
    }
}
