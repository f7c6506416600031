package dev.unspool.moderation;

import dev.unspool.web.Problem;

/** The verdict of one rule on a comment. */
sealed interface Verdict {

    Verdict PASS = new Pass();

    /** The rule lets it pass. */
    record Pass() implements Verdict {}

    /**
     * A moderator should look at it.
     *
     * @param reason a code for moderators
     */
    record Hold(String reason) implements Verdict {}

    /**
     * It is spam.
     *
     * @param reason a code for moderators
     */
    record Spam(String reason) implements Verdict {}

    /** It is refused, and its author is told why. */
    record Refuse(Problem problem) implements Verdict {}
}
