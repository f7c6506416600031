package dev.unspool.hotfeed;

/** Whether an answer that was kept may be given. In rising order of what stands against it. */
enum Verdict {
    /** As if it were made now. */
    TRUE,
    /** Something in it has changed: to be given only where no better can be had. */
    OUTDATED,
    /** Something has changed, and what is not known yet: never to be given. */
    UNKNOWN,
    /** It shows what was retracted, or so much has changed that this cannot be told: never to be given again. */
    FORBIDDEN;

    /** The graver of the two. */
    Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
