package dev.unspool.newsroom;

import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Bounds the bytes of all requests that wait for a thread or are read by one. */
final class HeldBytes {

    private final long most;
    private final AtomicLong held = new AtomicLong();

    HeldBytes(long most) {
        this.most = most;
    }

    /** What {@code work} gives; the bytes are held until whoever takes that returns. Fails with {@code overloaded} where too many are held. */
    <T> Mono<T> during(int bytes, Supplier<Mono<T>> work) {
        return Mono.using(() -> taken(bytes), taken -> work.get(), taken -> held.addAndGet(-taken), false);
    }

    static Problem full() {
        return new Problem(ProblemCode.OVERLOADED, "Send it again in a few seconds.");
    }

    private int taken(int bytes) {
        if (held.addAndGet(bytes) > most) {
            held.addAndGet(-bytes);
            throw full();
        }
        return bytes;
    }
}
