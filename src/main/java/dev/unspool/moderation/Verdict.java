package dev.unspool.moderation;

import dev.unspool.web.Problem;

/** What one rule says of a comment. */
sealed interface Verdict {

    Verdict PASS = new Pass();

    /** Nothing against it. */
    record Pass() implements Verdict {}

    /** A moderator should look at it. @param reason a code for moderators */
    record Hold(String reason) implements Verdict {}

    /** It is not worth a look. @param reason a code for moderators */
    record Spam(String reason) implements Verdict {}

    /** It is not taken, and its author is told why. */
    record Refuse(Problem problem) implements Verdict {}
}
