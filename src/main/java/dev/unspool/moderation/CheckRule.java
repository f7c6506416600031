package dev.unspool.moderation;

import dev.unspool.comment.Submission;
import dev.unspool.moderation.ModerationSettings.Otherwise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks an external program, if the site has one. It comes near the end, as the slowest rule. */
@Component
@Order(CheckRule.ORDER)
final class CheckRule implements Rule {

    static final int ORDER = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(CheckRule.class);

    private final CheckClient client;
    private final Verdict otherwise;

    CheckRule(CheckClient client, ModerationSettings settings) {
        this.client = client;
        this.otherwise = settings.check().otherwise() == Otherwise.PASS ? Verdict.PASS : new Verdict.Hold(code());
    }

    @Override
    public String code() {
        return "check";
    }

    @Override
    public String sentence() {
        return "The external check did not let it pass, or did not answer.";
    }

    @Override
    public Mono<Verdict> judge(Submission submission) {
        return client.isSet()
                ? client.ask(submission).map(this::verdict).onErrorResume(this::given)
                : Mono.just(Verdict.PASS);
    }

    private Verdict verdict(CheckClient.Opinion opinion) {
        return switch (opinion) {
            case PASS -> Verdict.PASS;
            case HOLD -> new Verdict.Hold(code());
            case SPAM -> new Verdict.Spam(code());
        };
    }

    private Mono<Verdict> given(Throwable failure) {
        LOG.warn("The external check of comments failed: {}", failure.toString());
        return Mono.just(otherwise);
    }
}
