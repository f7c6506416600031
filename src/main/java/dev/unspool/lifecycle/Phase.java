package dev.unspool.lifecycle;

import org.springframework.context.SmartLifecycle;

/**
 * The order in which parts start; they stop in the reverse order. Spring starts the web server between {@link #SERVING} and
 * {@link #GOODBYES}, and ends its requests between the same two.
 */
public enum Phase {
    /** First: nothing can be read from tables that are not there yet. */
    MIGRATION(Integer.MIN_VALUE),
    /** After the migration, whose failure says more, and before anything that asks for rows with a short patience. */
    FIRST_CONNECTION(Integer.MIN_VALUE + 1),
    /** Before anything that writes or reads a cursor; stops after all of that. */
    SIGNING_KEYS(Integer.MIN_VALUE + 2),
    /** What a demo begins with, its articles and its access token: before anything looks at what there is. */
    FIRST_CONTENT(0),
    /** Before what follows the change log, so that no hint is missed between the first reading and the next. */
    HINTS(1),
    /** What requests need: ready before the web server starts, and there until the last reader has said goodbye. */
    SERVING(2),
    /** The farewell of the streams: after the pause for balancers, before the web server ends its requests, which is 512 lower. */
    GOODBYES(SmartLifecycle.DEFAULT_PHASE - 512),
    /** What nobody waits for, and readiness: last to start, and the first to stop, so that balancers turn away before anything ends. */
    LAST(SmartLifecycle.DEFAULT_PHASE);

    private final int order;

    Phase(int order) {
        this.order = order;
    }

    int order() {
        return order;
    }
}
