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

/** A part of the application that starts and stops with it, in its {@link Phase}. May be started again after a stop. */
public abstract class PhasedLifecycle implements SmartLifecycle {

    /** For parts of which nothing goes on after the start. */
    protected static final Disposable NOTHING = () -> {};

    private static final Logger LOG = LoggerFactory.getLogger(PhasedLifecycle.class);

    /** A start that a load of 38 on two cores made wait for more than 30 s was seen; ten minutes are not a matter of load any more. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final Duration NOTICE = Duration.ofSeconds(10);

    /** About fifteen seconds in all, beside what each try takes. */
    private static final int TRIES = 6;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Phase phase;
    private volatile @Nullable Disposable running;

    protected PhasedLifecycle(Phase phase) {
        this.phase = phase;
    }

    /** Starts. Later phases wait until it returns; an exception ends the start of the application. Gives what the stop is to end. */
    protected abstract Disposable begin();

    /** Does what is left after the stop. Earlier phases wait for its end before they stop. */
    protected Mono<Void> end() {
        return Mono.empty();
    }

    /**
     * Waits for {@code work} as long as a slow or busy machine needs, and logs every ten seconds what the start is waiting for.
     *
     * @param what the work gives, as the log names it
     * @return null where the work gives nothing
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
     * Waits for a read alike, and tries it again when it fails: in a cold JVM the pool may not have a connection within the time that a reader's
     * request waits for one.
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
