package dev.unspool.comment;

import dev.unspool.database.Permits;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Bounds how many comments are written at once, how many are read for one reader alone, and how many wait, so that all other readers keep the
 * other database connections.
 */
@Component
final class Bulkhead {

    /** Pages and comments read for one reader alone. A page takes up to three connections at once: these are half of the pool. */
    static final int READ_AT_ONCE = 3;

    /** Such reads of one author: a fast scroll past some articles. */
    static final int READ_BY_ONE = 6;

    /** The reads of each author that run or wait now: as many as may wait, at most. */
    private final ConcurrentMap<UUID, Integer> readers = new ConcurrentHashMap<>();

    private final Permits writes;
    private final Permits reads;

    Bulkhead(CommentSettings settings) {
        writes = new Permits(settings.atOnce(), settings.waiting(), settings.maxWait());
        reads = new Permits(READ_AT_ONCE, settings.waiting(), settings.maxWait());
    }

    /** Runs {@code work} once a permit is free. Fails with {@code overloaded} if too many wait, or for too long. */
    <T> Mono<T> run(Mono<T> work) {
        return writes.run(work)
                .onErrorMap(
                        Permits.NoneFree.class,
                        full -> new Problem(ProblemCode.OVERLOADED, "Send it again in a few seconds."));
    }

    /**
     * Reads something that no cache keeps once a permit is free. Goes on if its reader leaves meanwhile. Fails with {@code overloaded} if too many wait, or
     * for too long, or if this reader already has {@link #READ_BY_ONE} reads that run or wait: nobody takes all places.
     *
     * @param reader null for one that nobody knows
     */
    <T> Mono<T> read(@Nullable UUID reader, Mono<T> work) {
        return reader == null ? reads.runToEnd(work) : Mono.defer(() -> counted(reader, reads.runToEnd(work)));
    }

    private <T> Mono<T> counted(UUID reader, Mono<T> read) {
        if (readers.merge(reader, 1, Integer::sum) > READ_BY_ONE) {
            leave(reader);
            return Mono.error(new Problem(ProblemCode.OVERLOADED, "Wait for the answers to your other requests."));
        }
        return read.doFinally(signal -> leave(reader));
    }

    private void leave(UUID reader) {
        readers.computeIfPresent(reader, (same, count) -> count > 1 ? count - 1 : null);
    }
}
