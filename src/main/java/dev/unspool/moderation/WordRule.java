package dev.unspool.moderation;

import dev.unspool.comment.Submission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Holds comments with words of the site's list, or takes them for spam, even if the words are disguised by other letters or invisible characters.
 */
@Component
@Order(WordRule.ORDER)
final class WordRule implements Rule {

    static final int ORDER = 400;

    private final WordList held;
    private final WordList spam;

    WordRule(ModerationSettings settings) {
        this.held = new WordList(settings.heldWords());
        this.spam = new WordList(settings.spamWords());
    }

    @Override
    public String code() {
        return "words";
    }

    @Override
    public String sentence() {
        return "It has a word of the site's list.";
    }

    @Override
    public Mono<Verdict> judge(Submission submission) {
        return Mono.just(verdict(submission.name() + '\n' + submission.text()));
    }

    private Verdict verdict(String text) {
        if (spam.isIn(text)) {
            return new Verdict.Spam(code());
        }
        return held.isIn(text) ? new Verdict.Hold(code()) : Verdict.PASS;
    }
}
