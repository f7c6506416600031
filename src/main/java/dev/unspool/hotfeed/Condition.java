package dev.unspool.hotfeed;

import reactor.core.publisher.Mono;

/** What a cached answer depends on besides the change log. It is asked each time before the answer is served. */
public interface Condition {

    /** Returns whether the answer may still be served, as far as this instance knows. Makes no call, and runs for every request. */
    State state();

    /** Asks the store, if this instance does not know. Fails as the store does. */
    Mono<State> verify();

    /** Whether a condition holds. */
    enum State {
        /** The answer is as good as a new one. */
        HOLDS,
        /** Something may have changed that this instance has not read: the answer is not served before it was verified. */
        UNVERIFIED,
        /** The answer is out of date, and is never served again. */
        ENDED
    }
}
