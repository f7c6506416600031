package dev.unspool.database;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/**
 * Runs queued work in order, a few pieces at a time, so that a burst leaves connections for the rest of the site. Work goes on even if no
 * subscriber waits for it any more. The queue has no bound of its own: the classes that fill it limit what they enqueue.
 */
public abstract class BulkheadLifecycle extends PhasedLifecycle {

    private final int atOnce;
    private volatile Sinks.Many<Mono<?>> works = queue();
    /** @param atOnce works at a time */
    protected BulkheadLifecycle(int atOnce) {
        super(Phase.SERVING);
        this.atOnce = atOnce;
    }

    @Override
    protected Disposable begin() {
        works = queue();
        return works.asFlux().flatMap(work -> work, atOnce, 1).subscribe();
    }

    /** Queues {@code work}, which must not fail. May be called from any thread. */
    protected final void enqueue(Mono<?> work) {
        works.tryEmitNext(work).orThrow(); // the queue takes from many threads
    }

    /** Accepts one subscriber in its life, so every start needs a new one. */
    private static Sinks.Many<Mono<?>> queue() {
        return Sinks.unsafe()
                .many()
                .unicast()
                .onBackpressureBuffer(Queues.<Mono<?>>unboundedMultiproducer().get());
    }
}
