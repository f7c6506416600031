package dev.unspool.comment;

import dev.unspool.comment.Verdict.Refuse;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks every rule, in their order, what it says of a comment. */
@Component
final class Moderation {

    private final List<Rule> rules;

    /** @throws IllegalArgumentException where a rule is to be off that there is not */
    Moderation(List<Rule> rules, ModerationSettings settings) {
        var codes = rules.stream().map(Rule::code).toList();
        if (!codes.containsAll(settings.off())) {
            throw new IllegalArgumentException("`unspool.comments.moderation.off` must name rules of " + codes);
        }
        this.rules = rules.stream()
                .filter(rule -> !settings.off().contains(rule.code()))
                .toList();
    }

    /** The strictest verdict, with the reasons of all. Fails with the problem of the first rule that refuses; those after it are not asked. */
    Mono<Judgement> judge(Submission submission) {
        return Flux.fromIterable(rules)
                .concatMap(rule -> rule.judge(submission))
                .takeUntil(Refuse.class::isInstance)
                .collectList()
                .map(Judgement::of);
    }
}
