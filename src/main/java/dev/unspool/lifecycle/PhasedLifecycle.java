package dev.unspool.lifecycle;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** A part of the application that starts and stops with it, in its {@link Phase}. It may be started again after a stop. */
public abstract class PhasedLifecycle implements SmartLifecycle {

    /** Returned by {@link #begin} if nothing continues after the start. */
    protected static final Disposable NOTHING = () -> {};

    private static final Logger LOG = LoggerFactory.getLogger(PhasedLifecycle.class);

    /**
     * How long a start may wait: under a load of 38 on two cores more than 30 s were measured; ten minutes are no longer a matter
     * of load.
     */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final Duration NOTICE = Duration.ofSeconds(10);

    /** Retries of a read: about fifteen seconds in all, beside the time that each try takes. */
    private static final int TRIES = 6;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Phase phase;
    private volatile @Nullable Disposable running;

    protected PhasedLifecycle(Phase phase) {
        this.phase = phase;
    }

    /**
     * Starts this part and returns what the stop must dispose of. Later phases wait until it returns; an exception ends the start
     * of the application.
     */
    protected abstract Disposable begin();

    /** Finishes after the stop. Earlier phases wait for its end before they stop. */
    protected Mono<Void> end() {
        return Mono.empty();
    }

    /**
     * Waits for {@code work} as long as a slow or busy machine needs, and logs every ten seconds what the start is waiting for.
     *
     * @param what the work provides, as the log names it
     * @return null if the work completes empty
     * @throws IllegalStateException after ten minutes
     */
    protected static <T> @Nullable T await(String what, Mono<T> work) {
        var notices = Flux.interval(NOTICE)
                .subscribe(n -> LOG.info("Waiting for {} since {} s", what, (n + 1) * NOTICE.toSeconds()));
        try {
            return work.block(LIMIT);
        } finally {
            notices.dispose();
        }
    }

    /**
     * Waits for {@code read} like {@link #await}, but retries it when it fails: in a cold JVM the pool may not have a connection
     * within the time that a reader's request would wait for one.
     */
    protected static <T> @Nullable T awaitRead(String what, Mono<T> read) {
        return await(what, read.retryWhen(Retry.backoff(TRIES, PAUSE)));
    }

    @Override
    public final void start() {
        running = begin();
    }

    @Override
    public final void stop() {
        stop(() -> {});
    }

    @Override
    public final void stop(Runnable whenDone) {
        var stopping = running;
        running = null;
        if (stopping != null) {
            stopping.dispose();
        }
        end().doFinally(signal -> whenDone.run()).subscribe();
    }

    @Override
    public final boolean isRunning() {
        return running != null;
    }

    @Override
    public final int getPhase() {
        return phase.order();
    }
}
