package dev.unspool.moderation;

import dev.unspool.comment.Submission;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Holds comments with links, or takes them for spam if they have many: most spam is there for its links. */
@Component
@Order(LinkRule.ORDER)
final class LinkRule implements Rule {

    static final int ORDER = 300;

    /**
     * An address with its scheme, or the start of one that readers would complete. Without {@code \b}, which at each accent looks back over all
     * accents before it.
     */
    private static final Pattern LINK =
            Pattern.compile("https?://|(?<![a-z0-9_])www\\.|\\[url[=\\]]|<a\\s+href", Pattern.CASE_INSENSITIVE);

    private final ModerationSettings settings;

    LinkRule(ModerationSettings settings) {
        this.settings = settings;
    }

    @Override
    public String code() {
        return "links";
    }

    @Override
    public String sentence() {
        return "It has many links.";
    }

    @Override
    public Mono<Verdict> judge(Submission submission) {
        return Mono.just(verdict(links(submission.text()) + links(submission.name())));
    }

    private Verdict verdict(long links) {
        if (links >= settings.spamLinks()) {
            return new Verdict.Spam(code());
        }
        return links > settings.maxLinks() ? new Verdict.Hold(code()) : Verdict.PASS;
    }

    /** Counts links; {@code https://www.} is one. */
    private static long links(String text) {
        return LINK.matcher(text.replaceAll("(?i)://www\\.", "://")).results().count();
    }
}
