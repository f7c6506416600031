package dev.unspool.tail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.unspool.store.ChangeLog;
import dev.unspool.store.Changes;
import java.time.Duration;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.LongFunction;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads changes that are older than those in memory, a whole block at a time, and once for all who request it at the same time. */
@Component
final class OlderChanges {

    /** Blocks that are kept: of readers who come back after a night, all ask for the same few. */
    private static final int MOST_BLOCKS = 64;

    /** The log may be trimmed meanwhile. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    /** Reads at a time, so that the rest of the site keeps its connections. */
    private static final int AT_ONCE = 4;

    private final LongFunction<Mono<Changes>> log;
    private final ReadFailures failures = new ReadFailures();
    private final Semaphore reads = new Semaphore(AT_ONCE);
    private final Cache<Long, Mono<Changes>> blocks = Caffeine.newBuilder()
            .maximumSize(MOST_BLOCKS)
            .expireAfterWrite(KEPT)
            .build();

    @Autowired
    OlderChanges(ChangeLog log) {
        this(start -> log.after(start, RecentLog.BLOCK));
    }

    /** @param log reads the block that begins after a {@code seq} */
    OlderChanges(LongFunction<Mono<Changes>> log) {
        this.log = log;
    }

    /**
     * Gives the changes after {@code at}, up to the end of its block; none if they are not all kept any more. Fails if the log cannot be
     * read, has another epoch, or is being read by too many.
     */
    Mono<List<TailItem>> after(TailAddress at) {
        return Mono.defer(() -> blocks.get(RecentLog.startOfBlock(at.after()), this::block))
                .filter(changes -> changes.head().epoch().equals(at.epoch()))
                .switchIfEmpty(Mono.error(() -> new ConcurrentModificationException("The log has another epoch.")))
                .map(changes -> changes.reachBackTo(at.after()) ? following(changes, at.after()) : List.<TailItem>of())
                .doOnError(failures::warn);
    }

    private static List<TailItem> following(Changes changes, long after) {
        return changes.items().stream()
                .filter(change -> change.seq() > after)
                .map(TailItem::of)
                .toList();
    }

    /** A failure is not kept. */
    private Mono<Changes> block(long start) {
        return read(start).cache(changes -> KEPT, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    private Mono<Changes> read(long start) {
        return Mono.defer(() -> reads.tryAcquire()
                ? log.apply(start).doFinally(signal -> reads.release())
                : Mono.error(new RejectedExecutionException("Too many read older changes.")));
    }
}
