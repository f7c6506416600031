package dev.unspool.store;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the change log on from where it last came to, page by page. The first reading begins a few changes before the head: those that a crashed
 * instance may not have passed on. One reading at a time.
 */
public final class LogReader {

    private static final long NOWHERE = -1;

    private final ArticleStore store;
    private final EventLog log;
    private final int page;
    private final int lookBack;
    private volatile long seq = NOWHERE;

    /**
     * @param page changes of a page at most
     * @param lookBack changes before the head at which the first reading begins
     */
    public LogReader(ArticleStore store, EventLog log, int page, int lookBack) {
        this.store = store;
        this.log = log;
        this.page = page;
        this.lookBack = lookBack;
    }

    /** Whether a log that has grown to {@code head} has changes that were not read yet. Makes no call. */
    public boolean isBehind(long head) {
        return head > seq;
    }

    /** Reads to the head of the log; emits each page, the last one perhaps without changes. Fails as {@link EventLog#after} does. */
    public Flux<EventLog.Part> readOn() {
        return Mono.defer(() -> seq == NOWHERE ? first() : log.after(seq, page))
                .doOnNext(this::advance)
                .repeat()
                .takeUntil(part -> seq >= part.head().seq());
    }

    private Mono<EventLog.Part> first() {
        return store.head().flatMap(head -> log.after(Math.max(0, head.seq() - lookBack), page));
    }

    private void advance(EventLog.Part part) {
        var entries = part.entries();
        seq = entries.isEmpty()
                ? part.head().seq()
                : entries.get(entries.size() - 1).seq();
    }
}
