package dev.unspool.schedule;

/** Reports that the article has a schedule for this action already. Nothing was written. */
public final class AlreadyScheduled extends RuntimeException {

    private static final long serialVersionUID = 1;

    AlreadyScheduled() {
        super("it is scheduled already", null, false, false);
    }
}
