package dev.unspool.moderation;

import dev.unspool.comment.Submission;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * A check of a comment before it is published. Rules are beans, and run one after the other in Spring's order ({@code @Order}), cheap ones first.
 */
interface Rule {

    /** Returns the name used in the API and in settings. */
    String code();

    /** Returns every code that it may give as a reason, with a sentence for moderators. */
    default Map<String, String> reasons() {
        return Map.of(code(), sentence());
    }

    /** Whether it looks at earlier comments, and must be asked when no other can come in between. */
    default boolean looksAtPast() {
        return false;
    }

    /** Returns a sentence for moderators about what it found. */
    String sentence();

    /** Gives a verdict on a comment, within a bounded time. Never empty. */
    Mono<Verdict> judge(Submission submission);

    /** Returns a verdict that holds the comment with this rule's code if {@code isFound}, else {@link Verdict#PASS}. */
    default Verdict holdIf(boolean isFound) {
        return isFound ? new Verdict.Hold(code()) : Verdict.PASS;
    }
}
