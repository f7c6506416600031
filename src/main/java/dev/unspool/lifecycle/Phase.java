package dev.unspool.lifecycle;

import org.springframework.context.SmartLifecycle;

/**
 * The order in which parts of the application start; they stop in the reverse order. Spring starts the web server between {@link
 * #SERVING} and {@link #GOODBYES}, and ends its requests between the same two.
 */
public enum Phase {
    /** The migration runs first: no table can be read before it exists. */
    MIGRATION(Integer.MIN_VALUE),
    /**
     * Waits for the first connection: after the migration, whose failure explains more, and before anything that reads rows within
     * a short time limit.
     */
    FIRST_CONNECTION(Integer.MIN_VALUE + 1),
    /** Reads PostgreSQL's clock before anything asks for the time. */
    CLOCK(Integer.MIN_VALUE + 2),
    /** Loads the keys before anything writes or reads a cursor; stops after all of that. */
    SIGNING_KEYS(Integer.MIN_VALUE + 3),
    /** Creates the articles and the access token of a demo, before anything looks at what there is. */
    FIRST_CONTENT(0),
    /** Subscribes to hints before anything follows the change log, so that no hint is missed between the first reading and the next. */
    HINTS(1),
    /** Starts what requests need: ready before the web server starts, and there until the last reader has disconnected. */
    SERVING(2),
    /**
     * Answers the held requests of the tail: after the goodbyes, so that a balancer which has not noticed yet never sends its readers to an instance
     * that holds none for long, and before the web server ends its requests.
     */
    HELD_REQUESTS(SmartLifecycle.DEFAULT_PHASE - 768),
    /**
     * Ends the streams with {@code bye}: after the pause for balancers, and before the web server ends its requests, which is 512
     * lower.
     */
    GOODBYES(SmartLifecycle.DEFAULT_PHASE - 512),
    /**
     * Starts readiness, and whatever nothing waits for: last to start and first to stop, so that balancers send no more requests
     * before anything ends.
     */
    LAST(SmartLifecycle.DEFAULT_PHASE);

    private final int order;

    Phase(int order) {
        this.order = order;
    }

    int order() {
        return order;
    }
}
