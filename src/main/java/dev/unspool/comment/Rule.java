package dev.unspool.comment;

import reactor.core.publisher.Mono;

/**
 * One thing to look at before a comment is shown. Rules are beans, asked one after the other in Spring's order ({@code @Order}); what comes
 * cheap stands first.
 */
interface Rule {

    /** As moderators and settings name it. */
    String code();

    /** Always a verdict, and soon. */
    Mono<Verdict> judge(Submission submission);
}
