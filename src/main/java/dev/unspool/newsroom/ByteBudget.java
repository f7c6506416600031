package dev.unspool.newsroom;

import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Bounds the bytes of all request bodies that wait for a thread or are being processed. */
final class ByteBudget {

    private final long limit;
    private final AtomicLong inUse = new AtomicLong();

    ByteBudget(long limit) {
        this.limit = limit;
    }

    /**
     * Runs {@code work} and counts {@code bytes} until the receiver of its value returns. Fails with {@code overloaded} if the budget is used up.
     */
    <T> Mono<T> run(int bytes, Supplier<Mono<T>> work) {
        return Mono.using(() -> reserve(bytes), reserved -> work.get(), reserved -> inUse.addAndGet(-reserved), false);
    }

    static Problem full() {
        return new Problem(ProblemCode.OVERLOADED, "Send it again in a few seconds.");
    }

    private int reserve(int bytes) {
        if (inUse.addAndGet(bytes) > limit) {
            inUse.addAndGet(-bytes);
            throw full();
        }
        return bytes;
    }
}
