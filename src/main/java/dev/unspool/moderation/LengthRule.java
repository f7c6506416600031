package dev.unspool.moderation;

import dev.unspool.comment.Submission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Holds comments that are unusually short or long. */
@Component
@Order(LengthRule.ORDER)
final class LengthRule implements Rule {

    static final int ORDER = 200;

    private final ModerationSettings settings;

    LengthRule(ModerationSettings settings) {
        this.settings = settings;
    }

    @Override
    public String code() {
        return "length";
    }

    @Override
    public String sentence() {
        return "It is unusually short or long.";
    }

    @Override
    public Mono<Verdict> judge(Submission submission) {
        var text = submission.text();
        var isUsual = isSaying(text) && text.codePointCount(0, text.length()) <= settings.maxLength();
        return Mono.just(holdIf(!isUsual));
    }

    /** Whether it has enough letters, digits and symbols; an emoji counts. */
    private boolean isSaying(String text) {
        var said = text.codePoints()
                .filter(point -> Character.isLetterOrDigit(point) || Character.getType(point) == Character.OTHER_SYMBOL)
                .limit(settings.minLength())
                .count();
        return said >= settings.minLength();
    }
}
