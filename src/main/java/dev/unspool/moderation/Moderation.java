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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Judges comments by all rules: first by those that look at nothing but the comment, then by those that look at earlier ones. */
@Component
final class Moderation implements Judge {

    /** The states that a rule can lead to, the strictest last. */
    private static final List<CommentState> STRICT =
            List.of(CommentState.APPROVED, CommentState.PENDING, CommentState.SPAM);

    private final List<Rule> rules;

    /** Keeps the rules that are not switched off. @throws IllegalArgumentException if a rule to be switched off does not exist */
    Moderation(List<Rule> rules, ModerationSettings settings) {
        var codes = rules.stream().map(Rule::code).toList();
        if (!codes.containsAll(settings.off())) {
            throw new IllegalArgumentException("`unspool.comments.moderation.off` must name rules of " + codes);
        }
        this.rules = rules.stream()
                .filter(rule -> !settings.off().contains(rule.code()))
                .toList();
    }

    /**
     * Returns the strictest verdict with the reasons of all rules. Fails with the problem of the first rule that refuses; later rules are not asked.
     */
    @Override
    public Mono<Judgement> judge(Submission submission) {
        return judge(submission, rule -> !rule.looksAtPast());
    }

    @Override
    public Mono<Judgement> compareWithPast(Submission submission, Judgement first) {
        return judge(submission, Rule::looksAtPast).map(second -> both(first, second));
    }

    private Mono<Judgement> judge(Submission submission, Predicate<Rule> isAsked) {
        return Flux.fromIterable(rules)
                .filter(isAsked)
                .concatMap(rule -> rule.judge(submission))
                .takeUntil(Refuse.class::isInstance)
                .collectList()
                .map(Moderation::strictest);
    }

    /** Returns the stricter of the two with the reasons of both, in the order of the rules. */
    private Judgement both(Judgement first, Judgement second) {
        var state = STRICT.indexOf(first.state()) >= STRICT.indexOf(second.state()) ? first.state() : second.state();
        var given = Stream.of(first, second)
                .flatMap(judgement -> judgement.reasons().stream())
                .toList();
        var reasons = rules.stream()
                .flatMap(rule -> given.stream().filter(rule.reasons()::containsKey))
                .distinct()
                .toList();
        return new Judgement(state, reasons);
    }

    /** Combines verdicts. @throws dev.unspool.web.Problem if one of them refuses */
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
