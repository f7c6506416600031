package dev.unspool.database;

import reactor.core.publisher.Mono;

/**
 * Runs a statement to completion even if its subscriber cancels, so that the connection returns to the pool clean. A driver that is
 * cancelled half-way leaves buffers unreleased (seen with 10,000 cancelled requests) and must read the rest of the answer anyway. The work
 * that goes on is bounded by the page and by the time limits of the pool and of the statement.
 */
public final class RunToEnd {

    private RunToEnd() {}

    /** Returns a {@code Mono} that runs {@code statement} to completion once it is subscribed to. */
    public static <T> Mono<T> despiteCancel(Mono<T> statement) {
        // A cached Mono does not pass a cancellation on; deferred, every subscription has a statement of its own.
        return Mono.defer(statement::cache);
    }

    /**
     * Runs a statement to completion as {@link #despiteCancel} does, and runs it again at once, on another connection, a few times and within
     * its time limit, if its connection is lost. For statements that write nothing: nobody knows whether a lost one was carried out. One that
     * writes is not repeated, and fails at once where assertions are enabled, as they are in tests. Nor is one repeated that took too long.
     */
    public static <T> Mono<T> read(Mono<T> statement) {
        return Mono.defer(() -> {
            var attempts = new ReadAttempts();
            return attempt(statement, attempts).contextWrite(attempts::addTo).cache();
        });
    }

    private static <T> Mono<T> attempt(Mono<T> statement, ReadAttempts attempts) {
        return statement.onErrorResume(attempts::isAnotherAllowed, lost -> attempt(statement, attempts));
    }
}
