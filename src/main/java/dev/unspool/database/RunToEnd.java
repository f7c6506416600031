package dev.unspool.database;

import reactor.core.publisher.Mono;

/**
 * Lets a statement that has begun run to its end, whoever leaves meanwhile: its connection goes back as it came. The driver cancelled
 * half-way leaves buffers unreleased (seen with 10,000 cancelled requests) and must read the rest of the answer all the same. What goes
 * on is bounded: a page, and the pool's own time limits.
 */
public final class RunToEnd {

    private RunToEnd() {}

    /** The same, run to its end once it is subscribed to. */
    public static <T> Mono<T> despiteCancel(Mono<T> statement) {
        // A cached Mono does not pass a cancellation on; deferred, every subscription has a statement of its own.
        return Mono.defer(statement::cache);
    }
}
