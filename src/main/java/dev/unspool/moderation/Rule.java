package dev.unspool.moderation;

import dev.unspool.comment.Submission;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * One thing to look at before a comment is shown. Rules are beans, asked one after the other in Spring's order ({@code @Order}); what comes
 * cheap stands first.
 */
interface Rule {

    /** As moderators and settings name it. */
    String code();

    /** Every code that it may give as a reason, with the sentence that moderators read. */
    default Map<String, String> reasons() {
        return Map.of(code(), sentence());
    }

    /** What it found, in a sentence for moderators. */
    String sentence();

    /** Always a verdict, and soon. */
    Mono<Verdict> judge(Submission submission);
}
