package dev.unspool.database;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/**
 * Does what it is given a few at a time, in order of coming: however many come at once, the rest of the site keeps its connections. It goes
 * on when nobody waits for it any more. The queue has no end of its own: whoever gives work bounds it.
 */
public abstract class TurnsLifecycle extends PhasedLifecycle {

    private final int atOnce;
    private volatile Sinks.Many<Mono<?>> works = queue();
    /** @param atOnce works at a time */
    protected TurnsLifecycle(int atOnce) {
        super(Phase.SERVING);
        this.atOnce = atOnce;
    }

    @Override
    protected Disposable begin() {
        works = queue();
        return works.asFlux().flatMap(work -> work, atOnce, 1).subscribe();
    }

    /** Has {@code work}, which must not fail, done in its turn. From any thread. */
    protected final void enqueue(Mono<?> work) {
        works.tryEmitNext(work).orThrow(); // the queue takes from many threads
    }

    /** Takes one subscriber in its life, and so one for each start. */
    private static Sinks.Many<Mono<?>> queue() {
        return Sinks.unsafe()
                .many()
                .unicast()
                .onBackpressureBuffer(Queues.<Mono<?>>unboundedMultiproducer().get());
    }
}
