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

    Moderation(List<Rule> rules) {
        this.rules = List.copyOf(rules);
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
