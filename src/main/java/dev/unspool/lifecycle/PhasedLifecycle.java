package dev.unspool.lifecycle;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** A part of the application that starts and stops with it, in its {@link Phase}. May be started again after a stop. */
public abstract class PhasedLifecycle implements SmartLifecycle {

    /** For parts of which nothing goes on after the start. */
    protected static final Disposable NOTHING = () -> {};

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
