package dev.unspool.moderation;

import dev.unspool.comment.Submission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Two comments of one author within seconds. */
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
    public String sentence() {
        return "Its author had written another one a moment before.";
    }

    @Override
    public Mono<Verdict> judge(Submission submission) {
        return past.byAuthor(submission, settings.pause(), 1)
                .map(count -> count > 0 ? new Verdict.Hold(code()) : Verdict.PASS);
    }
}
