package dev.unspool.stream;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Ends the streams before the web server begins its graceful stop, which would else wait for them until its own time-out: a phase that
 * stops earlier than the server's.
 */
@Component
final class DrainLifecycle implements SmartLifecycle {

    private final OpenStreams streams;
    private volatile boolean running;

    DrainLifecycle(OpenStreams streams) {
        this.streams = streams;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(Runnable whenDone) {
        running = false;
        streams.drain().doFinally(signal -> whenDone.run()).subscribe();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the pause for balancers, which is the highest phase; before the server's graceful stop, which is 1,024 lower. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 512;
    }
}
