package dev.unspool.moderation;

import dev.unspool.comment.Submission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Holds a second comment of one author within seconds. */
@Component
@Order(PaceRule.ORDER)
final class PaceRule implements Rule {

    static final int ORDER = 700;

    private final PastComments past;
    private final ModerationSettings settings;

    PaceRule(PastComments past, ModerationSettings settings) {
        this.past = past;
        this.settings = settings;
    }

    @Override
    public String code() {
        return "pace";
    }

    @Override
    public boolean looksAtPast() {
        return true;
    }

    @Override
    public String sentence() {
        return "Its author had written another one a moment before.";
    }

    @Override
    public Mono<Verdict> judge(Submission submission) {
        return past.authorSent(1, settings.pause(), submission).map(this::holdIf);
    }
}
