package dev.unspool.moderation;

import dev.unspool.comment.CommentState;
import dev.unspool.comment.Judge;
import dev.unspool.comment.Judgement;
import dev.unspool.comment.Submission;
import dev.unspool.moderation.Verdict.Hold;
import dev.unspool.moderation.Verdict.Refuse;
import dev.unspool.moderation.Verdict.Spam;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks every rule, in their order, what it says of a comment. */
@Component
final class Moderation implements Judge {

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
    @Override
    public Mono<Judgement> judge(Submission submission) {
        return Flux.fromIterable(rules)
                .concatMap(rule -> rule.judge(submission))
                .takeUntil(Refuse.class::isInstance)
                .collectList()
                .map(Moderation::strictest);
    }

    /** @throws dev.unspool.web.Problem where one of them refuses */
    private static Judgement strictest(List<Verdict> verdicts) {
        verdicts.stream()
                .filter(Refuse.class::isInstance)
                .findFirst()
                .map(Refuse.class::cast)
                .ifPresent(refused -> {
                    throw refused.problem();
                });
        var reasons = verdicts.stream()
                .map(Moderation::reason)
                .filter(Objects::nonNull)
                .toList();
        if (reasons.isEmpty()) {
            return new Judgement(CommentState.APPROVED, reasons);
        }
        var isSpam = verdicts.stream().anyMatch(Spam.class::isInstance);
        return new Judgement(isSpam ? CommentState.SPAM : CommentState.PENDING, reasons);
    }

    private static @Nullable String reason(Verdict verdict) {
        return verdict instanceof Hold hold ? hold.reason() : verdict instanceof Spam spam ? spam.reason() : null;
    }
}
